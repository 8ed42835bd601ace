import type { Uuid } from "#kernel/ids.ts";

import { safetyRuleEntryOf } from "./data/safety-rules.ts";
import type { SafetyRule } from "./safety-rule.ts";
import type { SafetyFlag } from "./safety-flag.ts";
import type { SafetyPlanStatus } from "./safety-plan-status.ts";

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

/**
 * Everything of an episode's safety that holds its next dose, in words: open flags, and before the first dose a plan that is needed
 * and missing. Whether one is needed may be unknown (`plan.standing` is "not-known"): a gate says so, and never counts it as met.
 */
export const dosingHolds = (
  flags: readonly Pick<SafetyFlag, "flagId" | "rule" | "closed">[],
  plan: Pick<SafetyPlanStatus, "standing">,
  isFirstDose: boolean,
): readonly string[] => {
  const { holds, words } = safetyHold(flags);
  const isMissing = isFirstDose && plan.standing === "missing";
  return [
    ...(holds ? [words] : []),
    ...(isMissing ? ["A safety plan is needed before the first dose, and none is signed by patient and clinician."] : []),
  ];
};
