import type { Measures } from "#care/measures/rules/measures.ts";
import type { SafetyFlag } from "#care/safety/rules/safety-flag.ts";
import type { Safety } from "#care/safety/rules/safety.ts";
import { dateIn, isBefore, type Instant } from "#kernel/time.ts";

import type { ChecklistInputs } from "./checklist-facts.ts";

type Screen = { readonly at: Instant; readonly result: "positive" | "negative" | "incomplete" };

const bandResults = { pos: "positive", neg: "negative" } as const;

/** Mania screens of an episode, oldest first: the MDQ, and what clinicians found by asking (SR-08). */
const screensOf = ({ results }: Pick<Measures, "results">, { concerns }: Pick<Safety, "concerns">): readonly Screen[] =>
  [
    ...results.flatMap(({ instrument, band, completedAt: at }): readonly Screen[] => {
      if (instrument !== "mdq") return [];
      return [{ at, result: band === "pos" || band === "neg" ? bandResults[band] : "incomplete" }];
    }),
    ...concerns.flatMap(({ evidence, at }): readonly Screen[] =>
      evidence.kind === "mania-screen" ? [{ at, result: evidence.result }] : [],
    ),
  ].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));

type Records = {
  readonly flags: readonly SafetyFlag[];
  readonly measures: Pick<Measures, "results">;
  readonly safety: Pick<Safety, "concerns">;
};

/**
 * What the record says of the mania screen before a dose (PSC-11): an open flag says no, a negative screen of the day says yes. An older,
 * incomplete or missing one, and a positive one whose flag a prescriber answered, are left to a person.
 */
export const maniaScreenOn = (
  { flags, measures, safety }: Records,
  at: Instant,
  timeZone: string,
): NonNullable<ChecklistInputs["maniaScreen"]> => {
  if (flags.some(({ rule, closed }) => rule === "SR-08" && closed === null))
    return { status: "unmet", reason: "A positive mania screen waits for the prescriber (SR-08)." };
  const ofDay = screensOf(measures, safety).filter((one) => !isBefore(at, one.at));
  const last = ofDay.at(-1);
  if (last === undefined) return { status: "unknown", reason: "No mania screen is on record." };
  const today = ofDay.filter((one) => dateIn(timeZone, one.at) === dateIn(timeZone, at));
  if (today.some(({ result }) => result === "positive"))
    return { status: "unknown", reason: "Positive today; the prescriber answered its flag." };
  if (last.result === "negative" && today.includes(last)) return { status: "met", reason: "Negative today." };
  const said = { positive: "positive, and its flag was answered", negative: "negative", incomplete: "left incomplete" } as const;
  return { status: "unknown", reason: `The last one was ${said[last.result]} (${dateIn(timeZone, last.at)}): ask again today.` };
};
