import type { Uuid } from "#kernel/ids.ts";

import { safetyRuleEntryOf, type SafetyRule } from "./data/safety-rules.ts";
import type { SafetyFlag } from "./safety-flag.ts";

/** What dosing waits for, in words for the condition of a gate. `holds` is false only when every flag was looked at. */
export type SafetyHold = {
  readonly holds: boolean;
  readonly flagIds: readonly Uuid[];
  readonly rules: readonly SafetyRule[];
  readonly words: string;
};

const named = (rule: SafetyRule): string => {
  const { closeBy } = safetyRuleEntryOf(rule);
  // What compliance looks at is not told to everybody who reads a gate.
  return closeBy === "compliance" ? "a matter that compliance closes" : `${rule} (closed by a ${closeBy})`;
};

const list = (rules: readonly SafetyRule[]): string => [...new Set(rules.map(named))].join("; ");

/**
 * The open flags that hold dosing, for the gates ORDER and DOSE. A flag holds until a person closed it; being seen releases nothing
 * (SAF-5).
 */
export const safetyHold = (flags: readonly Pick<SafetyFlag, "flagId" | "rule" | "closed">[]): SafetyHold => {
  const open = flags.filter(({ rule, closed }) => closed === null && safetyRuleEntryOf(rule).holdsDosing);
  const rules = [...new Set(open.map(({ rule }) => rule))].toSorted();
  return {
    holds: open.length > 0,
    flagIds: open.map(({ flagId }) => flagId),
    rules,
    words: open.length === 0 ? "No open safety flag holds dosing." : `Dosing waits for safety flags: ${list(rules)}.`,
  };
};
