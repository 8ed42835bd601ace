import type { Measures } from "#care/measures/rules/measures.ts";
import { triageRank } from "#care/safety/rules/cssrs-facts.ts";
import { dateIn, type Instant } from "#kernel/time.ts";

type Results = Pick<Measures, "results">;

/** Whether PHQ-9 item 9 or the whole C-SSRS screener was answered on the day of `at` (DOSE-5). */
export const isSuicideRiskAsked = ({ results }: Results, at: Instant, timeZone: string): boolean => {
  return results.some((result) => {
    const { instrument, items, completedAt } = result;
    // An incomplete screener has no rank: it was not asked whole.
    const isAnswered = instrument === "phq9" ? typeof items[8] === "number" : triageRank(result) !== null;
    return isAnswered && dateIn(timeZone, completedAt) === dateIn(timeZone, at);
  });
};
