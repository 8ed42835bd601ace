import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";

import { ruleSetOff } from "./concern-trigger.ts";
import { safetyRuleEntryOf } from "./data/safety-rules.ts";
import type { SafetyEvent } from "./events.ts";
import { deadlinesOf } from "./safety-deadlines.ts";
import type { Safety } from "./safety.ts";
import type { Evidence } from "./stored-evidence.ts";

type RaiseConcern = { readonly concernId: Uuid; readonly evidence: Evidence; readonly note: string };
type Context = { readonly flagId: Uuid; readonly timeZone: string; readonly protocol: Protocol };

/** Nothing was found out: a finding without a value says nothing, and "none" is said by a count of none. */
const saysNothing = (evidence: Evidence): boolean => evidence.kind === "liver-enzymes" && evidence.alt === null && evidence.ast === null;

/**
 * Keeps what a member of staff found, and raises the rule's flag when it reaches its line (SAF-7). What was found is a fact: below
 * the line it is kept without a flag.
 */
export const raiseSafetyConcern = (
  state: Safety,
  { concernId, evidence, note }: RaiseConcern,
  meta: CommandMeta,
  { flagId, timeZone, protocol }: Context,
): Decision<SafetyEvent> => {
  if (state.concerns.some((one) => one.concernId === concernId)) return refuse("SAF-8", "This concern was already received.");
  if (saysNothing(evidence)) return refuse("SAF-8", "Enter at least one value with the laboratory's upper limit.", "evidence");
  const recorded: SafetyEvent = { type: "safety-concern-recorded", concernId, evidence, note };
  const rule = ruleSetOff(evidence, protocol);
  if (rule === null) return accept(recorded);
  const entry = safetyRuleEntryOf(rule);
  return accept<SafetyEvent>(recorded, {
    type: "safety-flag-raised",
    flagId,
    rule,
    level: entry.level,
    concernId,
    escalates: null,
    aboutStaffId: evidence.kind === "disclosure" ? evidence.aboutStaffId : null,
    ...deadlinesOf(entry, meta.now, timeZone, protocol),
  });
};
