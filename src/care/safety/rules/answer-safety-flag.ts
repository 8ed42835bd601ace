import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, unreachable, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Recorded } from "#kernel/stream.ts";

import { dispositionsOf, type Disposition } from "./data/dispositions.ts";
import { complianceRules, safetyRuleEntryOf } from "./data/safety-rules.ts";
import type { CloseBy } from "./safety-rule.ts";
import type { SafetyFlag } from "./safety-flag.ts";
import type { FlagAnswer } from "./stored-flag.ts";

/** A flag, and the member of staff whom it is about, if it names one. */
type Answerable = SafetyFlag & { readonly aboutStaffId?: Uuid | null };

const noSuchFlag = refuse("SAF-2", "There is no such safety flag in this episode.");

/** A flag is seen and closed by a person on the staff, never by the patient, a device or the system (SAF-1). */
const standing = (flags: readonly Answerable[], flagId: Uuid, { actor }: CommandMeta): Decision<FlagAnswer> | Answerable => {
  if (actor.kind !== "staff") return refuse("SAF-1", "Only a member of staff can answer a safety flag.");
  const flag = flags.find((one) => one.flagId === flagId);
  // Whom it is about learns nothing of it here, not even that it exists (SAF-6).
  if (flag === undefined || flag.aboutStaffId === actor.id) return noSuchFlag;
  return flag.closed === null ? flag : refuse("SAF-3", "This safety flag was already closed; its note is kept.");
};

/** Says that a person has seen the flag. The flag stays open. */
export const acknowledgeSafetyFlag = (
  flags: readonly Answerable[],
  { flagId, note }: { readonly flagId: Uuid; readonly note: string },
  meta: CommandMeta,
  as: readonly CloseBy[],
): Decision<FlagAnswer> => {
  const found = standing(flags, flagId, meta);
  if ("outcome" in found) return found;
  // What compliance keeps is not there for anybody else (SAF-6).
  return complianceRules.includes(found.rule) && !as.includes("compliance")
    ? noSuchFlag
    : accept({ type: "safety-flag-acknowledged", flagId, note });
};

const whoWords: Readonly<Record<CloseBy, string>> = {
  clinician: "a therapist or a prescriber",
  prescriber: "a prescriber",
  compliance: "whoever is named for compliance",
};

type Closing = { readonly flagId: Uuid; readonly disposition: Disposition; readonly note: string };

/** Closes a flag with a disposition and a dated note, both required, by whom the rule names (SAF-4). */
export const closeSafetyFlag = (
  flags: readonly Answerable[],
  { flagId, disposition, note }: Closing,
  meta: CommandMeta,
  closesAs: readonly CloseBy[],
): Decision<FlagAnswer> => {
  if (note.trim() === "") return refuse("SAF-4", "Write what you found and what was agreed. The note is kept on record.", "note");
  const found = standing(flags, flagId, meta);
  if ("outcome" in found) return found;
  const { closeBy } = safetyRuleEntryOf(found.rule);
  if (!closesAs.includes(closeBy)) return refuse("SAF-4", `This flag is closed by ${whoWords[closeBy]}.`);
  if (!dispositionsOf(found.rule).includes(disposition)) {
    return refuse("SAF-4", "Choose one of the findings that belong to this flag.", "disposition");
  }
  return accept({ type: "safety-flag-closed", flagId, disposition, note });
};

/** How an answer changes the flags. The first person who saw it stands. */
export const answeredFlags = <Flag extends SafetyFlag>(
  flags: readonly Flag[],
  { event, observedAt: at, actor }: Pick<Recorded<FlagAnswer>, "event" | "observedAt" | "actor">,
): readonly Flag[] =>
  flags.map((flag) => {
    if (flag.flagId !== event.flagId) return flag;
    const seen = { at, by: actor.id, note: event.note };
    switch (event.type) {
      case "safety-flag-acknowledged":
        return { ...flag, acknowledged: flag.acknowledged ?? seen };
      case "safety-flag-closed":
        return { ...flag, closed: { ...seen, disposition: event.disposition } };
      default:
        return unreachable(event);
    }
  });
