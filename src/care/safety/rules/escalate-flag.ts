import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";

import { safetyRuleEntryOf } from "./data/safety-rules.ts";
import { escalationLevel } from "./escalation.ts";
import type { EscalationStep, SafetyEvent } from "./events.ts";
import { deadlinesOf } from "./safety-deadlines.ts";
import type { SafetyFlag } from "./safety-flag.ts";
import type { Safety } from "./safety.ts";

type Context = { readonly flagId: Uuid; readonly timeZone: string; readonly protocol: Protocol };

/** The first step that is due and not taken yet. Whoever took up the flag of the silence is on it, too. */
export const stepDue = (state: Safety, flag: SafetyFlag, now: CommandMeta["now"], protocol: Protocol): EscalationStep | undefined => {
  const silence = state.flags.find((one) => one.escalates === flag.flagId);
  const seen = flag.acknowledged ?? silence?.acknowledged ?? null;
  const attempts = state.attempts.map((one) => (one.flagId === silence?.flagId ? { ...one, flagId: flag.flagId } : one));
  const due = escalationLevel({ ...flag, acknowledged: seen }, attempts, state.escalations, now, protocol);
  return due.find((step) => !state.escalations.some((one) => one.flagId === flag.flagId && one.step === step));
};

/**
 * Takes the step of escalation that is due, once, and makes the silence a flag of its own (SR-06). `told` are the members of staff
 * who are written to. It clears nothing.
 */
export const escalateFlag = (
  state: Safety,
  { flag, told }: { readonly flag: SafetyFlag; readonly told: readonly Uuid[] },
  meta: CommandMeta,
  { flagId, timeZone, protocol }: Context,
): Decision<SafetyEvent> => {
  const step = stepDue(state, flag, meta.now, protocol);
  if (step === undefined) return refuse("SAF-9", "Nothing is due to be escalated.");
  const escalated: SafetyEvent = { type: "safety-flag-escalated", flagId: flag.flagId, step, told: [...told] };
  if (state.flags.some((one) => one.escalates === flag.flagId)) return accept(escalated);
  const entry = safetyRuleEntryOf("SR-06");
  const { rule, level } = entry;
  const deadlines = deadlinesOf(entry, meta.now, timeZone, protocol);
  return accept<SafetyEvent>(escalated, {
    type: "safety-flag-raised",
    flagId,
    rule,
    level,
    concernId: null,
    escalates: flag.flagId,
    aboutStaffId: null,
    ...deadlines,
  });
};
