import type { BaselineInstrument } from "#care/measures/rules/asked-instruments.ts";
import { instrumentOf } from "#care/measures/rules/instruments.ts";
import { endsOf } from "#care/measures/rules/item-answers.ts";
import type { PlanCondition } from "#care/plan/rules/events.ts";

import type { Chance } from "./chance.ts";
import type { Response } from "./journeys.ts";

type Totals = Readonly<Record<BaselineInstrument, number>>;

const baselines: Readonly<Record<PlanCondition, Totals>> = {
  "major-depression": { phq9: 18, gad7: 11, pcl5: 22 },
  "treatment-resistant-depression": { phq9: 21, gad7: 13, pcl5: 26 },
  "depression-with-suicidality": { phq9: 22, gad7: 14, pcl5: 28 },
  anxiety: { phq9: 12, gad7: 17, pcl5: 24 },
  ptsd: { phq9: 15, gad7: 14, pcl5: 53 },
  other: { phq9: 14, gad7: 10, pcl5: 20 },
};

/** The share of the baseline that is left: after each session of the course, then while the weeks after it go by. */
const course: Readonly<Record<Response, { readonly end: number; readonly rest: (weeks: number) => number }>> = {
  remission: { end: 0.22, rest: () => 0.2 },
  response: { end: 0.42, rest: (weeks) => 0.42 + Math.min(0.06, weeks * 0.005) },
  partial: { end: 0.66, rest: (weeks) => 0.66 + Math.min(0.1, weeks * 0.01) },
  none: { end: 0.94, rest: () => 0.95 },
  relapse: { end: 0.34, rest: (weeks) => (weeks < 6 ? 0.34 : Math.min(0.82, 0.34 + (weeks - 6) * 0.07)) },
};

export type When =
  | { readonly kind: "baseline" }
  /** Before the session that follows so many of the course. */
  | { readonly kind: "after-sessions"; readonly given: number; readonly of: number }
  | { readonly kind: "weeks-after"; readonly weeks: number };

const shareAt = (response: Response, when: When): number => {
  switch (when.kind) {
    case "baseline":
      return 1;
    case "after-sessions": {
      const part = when.of === 0 ? 0 : Math.min(1, when.given / when.of);
      return 1 - (1 - course[response].end) * part;
    }
    case "weeks-after":
      return course[response].rest(when.weeks);
  }
};

/** Items that would raise a safety flag stay low unless the story wants one: PHQ-9 item 9, PCL-5 item 16. */
const mostOf = (instrument: BaselineInstrument, item: number, highest: number): number => {
  if (instrument === "phq9" && item === 9) return 0;
  return instrument === "pcl5" && item === 16 ? 2 : highest;
};

/** Answers that add up to about `total`, no two people's alike. */
const spread = (instrument: BaselineInstrument, total: number, luck: Chance): number[] => {
  const definition = instrumentOf(instrument);
  const count = definition.itemCounts[0] ?? 0;
  const most = Array.from({ length: count }, (_, index) => mostOf(instrument, index + 1, endsOf(definition, index + 1).max));
  const answers = Array<number>(count).fill(0);
  const wanted = Math.min(
    total,
    most.reduce((sum, one) => sum + one, 0),
  );
  for (let given = 0; given < wanted;) {
    const index = luck.whole(0, count - 1);
    const now = answers[index] ?? 0;
    if (now >= (most[index] ?? 0)) continue;
    answers[index] = now + 1;
    given += 1;
  }
  return answers;
};

/** What a patient answers: the course that treatment takes with them, give or take a point or two. */
export const answersFor = (
  instrument: BaselineInstrument,
  { condition, response }: { readonly condition: PlanCondition; readonly response: Response },
  when: When,
  luck: Chance,
): number[] => {
  const wobble = instrument === "pcl5" ? luck.whole(-3, 3) : luck.whole(-1, 1);
  return spread(instrument, Math.max(0, Math.round(baselines[condition][instrument] * shareAt(response, when)) + wobble), luck);
};
