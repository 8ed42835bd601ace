import type { MeasureReading } from "./events.ts";
import type { InstrumentDefinition } from "./instrument-definition.ts";
import type { Score } from "./score-instrument.ts";
import type { ScoringContext } from "./scoring-context.ts";

const positiveOf = ({ cutoffs, pattern, missing }: Score): boolean | null => {
  if ("positive" in cutoffs) return cutoffs["positive"] ?? null;
  return pattern === null || missing.length > 0 ? null : pattern.code === "pos";
};

/** What is kept of a score besides its total and band. */
export const readingOf = ({ exposure }: InstrumentDefinition, score: Score, sex: ScoringContext["sex"]): MeasureReading => ({
  subscales: Object.fromEntries(score.subscales.map(({ code, value }) => [code, value])),
  percent: score.percent,
  positive: positiveOf(score),
  pattern: exposure === null ? (score.pattern?.code ?? null) : (score.criterionACandidate ? exposure.candidate : exposure.otherwise).code,
  triage: score.triage,
  complete: score.complete,
  contradicting: [...score.contradicting],
  sex,
});
