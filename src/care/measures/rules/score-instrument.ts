import type { SafetyRule } from "#care/safety/rules/safety-rule.ts";
import type { Refusal } from "#kernel/decision.ts";

import { flagsRaised } from "./flags-raised.ts";
import type { Cutoff, InstrumentDefinition } from "./instrument-definition.ts";
import { countedAnswers, malformedItems, type Items } from "./item-answers.ts";
import { roundHalfUp, tenthsOf } from "./round-half-up.ts";
import { thresholdOf, tuned, type ScoringContext } from "./scoring-context.ts";
import { isComplete, subscaleScores, type SubscaleScore } from "./subscale-scores.ts";
import { suicideTriage } from "./suicide-triage.ts";
import { readPattern, symptomsIn, type PatternReading } from "./symptom-pattern.ts";
import { possibleTotals, sumInTenths, totalOf, type Total } from "./total-of.ts";
import { isCriterionACandidate } from "./trauma-exposure.ts";

export type Score = Total & {
  readonly percent: number | null;
  readonly band: string | null;
  /** Items that had to be answered and are open, numbered from 1. */
  readonly missing: readonly number[];
  readonly answered: number;
  /** Items that were answered though the form skips them. */
  readonly contradicting: readonly number[];
  readonly subscales: readonly SubscaleScore[];
  /** Each published cut, by its code; `null` where it cannot be told. */
  readonly cutoffs: Readonly<Record<string, boolean | null>>;
  readonly pattern: PatternReading | null;
  /** Items of the pattern's first need that are present; `null` without a pattern. */
  readonly symptoms: number | null;
  readonly triage: string | null;
  readonly criterionACandidate: boolean | null;
  readonly complete: boolean | null;
  readonly flags: readonly SafetyRule[];
};

export type Scored = { readonly outcome: "scored"; readonly score: Score } | { readonly outcome: "refused"; readonly refusal: Refusal };

/** The band that a value lies in: the last one that begins at or below it. */
export const bandOf = (
  { bands }: Pick<InstrumentDefinition, "bands">,
  value: number | null,
  context: Pick<ScoringContext, "protocol" | "sex">,
): string | null => (value === null ? null : (bands.findLast(({ min }) => thresholdOf(min, context) <= value)?.code ?? null));

/** Of the highest total; worked on what was answered, so that a prorated total is not rounded twice. */
const percentOf = ({ percent, range }: InstrumentDefinition, { total, raw, proratedFrom }: Total, count: number): number | null =>
  !percent || range === null || total === null || raw === null
    ? null
    : roundHalfUp(tenthsOf(raw) * 10 * count, (proratedFrom ?? count) * range.max, 1);

const cutReached = ({ atLeast, items: numbers }: Cutoff, items: Items, total: number | null, context: ScoringContext): boolean | null => {
  if (numbers === null) return total === null ? null : total >= thresholdOf(atLeast, context);
  const answers = numbers.map((number) => items[number - 1] ?? null);
  return answers.includes(null) ? null : sumInTenths(answers) >= thresholdOf(atLeast, context) * 10;
};

type Read = Omit<Score, "band" | "flags">;

const bandIn = ({ bandOn, ...definition }: InstrumentDefinition, items: Items, read: Read, context: ScoringContext): string | null => {
  const byCode = (code: string | undefined) => definition.bands.find((band) => band.code === code)?.code ?? null;
  if (typeof bandOn === "object") return bandOf(definition, items[bandOn.item - 1] ?? null, context);
  switch (bandOn) {
    case "total":
      return bandOf(definition, read.total, context);
    case "percent":
      return bandOf(definition, read.percent, context);
    case "pattern":
      return read.missing.length > 0 ? null : byCode(read.pattern?.code);
    case "triage":
      return byCode(read.triage ?? undefined);
  }
};

const scoreOf = (definition: InstrumentDefinition, items: Items, context: ScoringContext): Score => {
  const { counted, missing, contradicting } = countedAnswers(definition, items);
  const total = totalOf(definition, counted, context);
  const { subscales, reason } = subscaleScores(definition, counted, context);
  const { pattern, triage, exposure, answers, completeFrom, cutoffs } = definition;
  const triaged = triage && suicideTriage(triage, counted, missing, context.behaviourRecent);
  const read: Read = {
    ...total,
    reason: total.reason ?? reason,
    percent: percentOf(definition, total, items.length),
    missing,
    answered: items.filter((answer) => answer !== null).length,
    contradicting,
    subscales,
    cutoffs: Object.fromEntries(cutoffs.map((cutoff) => [cutoff.code, cutReached(cutoff, counted, total.total, context)])),
    pattern: pattern && readPattern(pattern, counted),
    symptoms: pattern && symptomsIn(pattern, counted),
    triage: triaged?.code ?? null,
    criterionACandidate: exposure && isCriterionACandidate(exposure, answers, items),
    complete: completeFrom === null ? null : isComplete(definition, counted, tuned(context.protocol, completeFrom)),
  };
  const seen = { counted, possible: possibleTotals(definition, counted), triage: triaged };
  return { ...read, band: bandIn(definition, counted, read, context), flags: flagsRaised(definition, read, seen, context) };
};

/** Scores answers by a definition. Answers of the wrong number or value are refused, never mended (MSR-1). */
export const scoreInstrument = (definition: InstrumentDefinition, items: Items, context: ScoringContext): Scored => {
  const wrong = malformedItems(definition, items);
  return wrong === undefined ? { outcome: "scored", score: scoreOf(definition, items, context) } : { outcome: "refused", refusal: wrong };
};
