import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { minutesBetween } from "#kernel/time.ts";

import { clockTolerance } from "./data/measurement-limits.ts";
import type { ScreeningEvent } from "./events.ts";
import type { LastTakenStated, Screening } from "./screening.ts";

export type StateLastTaken = Pick<LastTakenStated, "solidAt" | "liquidAt" | "nasalSprayAt">;

const fields = ["solidAt", "liquidAt", "nasalSprayAt"] as const;

/** Keeps when patient or staff say that something was last eaten, drunk or sprayed. Refused only when it is malformed (FAST-4). */
export const stateLastTaken = (_: Screening, stated: StateLastTaken, { now }: CommandMeta): Decision<ScreeningEvent> => {
  if (fields.every((field) => stated[field] === null)) return refuse("FAST-4", "Give at least one of the times.", "solidAt");
  const ahead = fields.find((field) => {
    const at = stated[field];
    return at !== null && at !== "none" && minutesBetween(now, at) > clockTolerance.value;
  });
  if (ahead !== undefined) return refuse("FAST-4", "This time lies ahead of now. Please correct it.", ahead);
  return accept({ type: "last-taken-stated", ...stated });
};
