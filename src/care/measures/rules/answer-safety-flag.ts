import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";

import type { Disposition, MeasuresEvent } from "./events.ts";
import type { Measures } from "./measures.ts";

/** A flag is seen and closed by a person on the staff, never by the patient, a device or the system (MSR-16). */
const standing = (state: Measures, flagId: Uuid, meta: CommandMeta): Decision<MeasuresEvent> | undefined => {
  if (meta.actor.kind !== "staff") return refuse("MSR-16", "Only a member of staff can answer a safety flag.");
  const flag = state.flags.find((one) => one.flagId === flagId);
  if (flag === undefined) return refuse("MSR-17", "There is no such safety flag in this episode.");
  return flag.closed === null ? undefined : refuse("MSR-18", "This safety flag was already closed; its note is kept.");
};

/** Says that a person has seen the flag. The flag stays open. */
export const acknowledgeSafetyFlag = (
  state: Measures,
  { flagId, note }: { readonly flagId: Uuid; readonly note: string },
  meta: CommandMeta,
): Decision<MeasuresEvent> => standing(state, flagId, meta) ?? accept({ type: "safety-flag-acknowledged", flagId, note });

/** Closes a flag with a disposition and a dated note, both required (MSR-19). */
export const closeSafetyFlag = (
  state: Measures,
  { flagId, disposition, note }: { readonly flagId: Uuid; readonly disposition: Disposition; readonly note: string },
  meta: CommandMeta,
): Decision<MeasuresEvent> => {
  if (note.trim() === "") return refuse("MSR-19", "Write what you found and what was agreed. The note is kept on record.", "note");
  return standing(state, flagId, meta) ?? accept({ type: "safety-flag-closed", flagId, disposition, note });
};
