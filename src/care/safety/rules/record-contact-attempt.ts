import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";

import type { SafetyEvent } from "./events.ts";
import type { Safety } from "./safety.ts";

type RecordAttempt = Omit<Extract<SafetyEvent, { type: "contact-attempted" }>, "type">;

/** Writes down that somebody tried to reach the patient for a flag, whether or not it stands open still (SAF-10). */
export const recordContactAttempt = (
  state: Safety,
  attempt: RecordAttempt,
  known: readonly Uuid[],
  { actor }: CommandMeta,
): Decision<SafetyEvent> => {
  if (actor.kind !== "staff") return refuse("SAF-10", "Only a member of staff writes down an attempt.");
  if (!known.includes(attempt.flagId)) return refuse("SAF-2", "There is no such safety flag in this episode.");
  if (state.attempts.some(({ attemptId }) => attemptId === attempt.attemptId))
    return refuse("SAF-10", "This attempt was already received.");
  return accept({ type: "contact-attempted", ...attempt });
};
