import type { SafetyRule } from "#care/safety/rules/data/safety-rules.ts";
import type { Refusal } from "#kernel/decision.ts";

import type { FlagTrigger, InstrumentDefinition } from "./instrument-definition.ts";
import { readPattern, type PatternReading } from "./symptom-pattern.ts";

/** One answer an item, in the order of the form; `null` is unanswered. */
export type Items = readonly (number | null)[];

export type SubscaleScore = { readonly code: string; readonly label: string; readonly total: number | null };

export type Score = {
  /** `null` when too many items are unanswered. */
  readonly total: number | null;
  /** From how many answers a prorated total was worked out; `null` when nothing was prorated. */
  readonly proratedFrom: number | null;
  readonly band: string | null;
  /** The unanswered items, numbered from 1. */
  readonly missing: readonly number[];
  readonly subscales: readonly SubscaleScore[];
  readonly pattern: PatternReading | null;
  readonly flags: readonly SafetyRule[];
};

export type Scored = { readonly outcome: "scored"; readonly score: Score } | { readonly outcome: "refused"; readonly refusal: Refusal };

const refused = (rule: string, message: string, field: string): Scored => ({ outcome: "refused", refusal: { rule, message, field } });

/** Sums what was answered; with up to `maxMissing` gaps it is prorated and rounded half up (MSR-2), with more there is none (MSR-3). */
const totalOf = (items: Items, maxMissing: number): Pick<Score, "total" | "proratedFrom"> => {
  const answered = items.filter((answer) => answer !== null);
  const missing = items.length - answered.length;
  if (missing > maxMissing || answered.length === 0) return { total: null, proratedFrom: null };
  const sum = answered.reduce((before, answer) => before + answer, 0);
  // Multiplied before it is divided, so that a half stays exactly a half.
  return missing === 0
    ? { total: sum, proratedFrom: null }
    : { total: Math.floor((2 * sum * items.length + answered.length) / (2 * answered.length)), proratedFrom: answered.length };
};

const isRaised = (flag: FlagTrigger, items: Items): boolean => {
  const answer = items[flag.item - 1] ?? null;
  return flag.when === "unanswered" ? answer === null : answer !== null && answer >= flag.value;
};

const malformed = (definition: InstrumentDefinition, items: Items): Scored | undefined => {
  if (items.length !== definition.items.length) {
    return refused("MSR-1", `${definition.shortName} has ${definition.items.length} items; ${items.length} were given.`, "items");
  }
  const allowed = definition.options.map((option) => option.value);
  const wrong = items.findIndex((answer) => answer !== null && !allowed.includes(answer));
  return wrong === -1
    ? undefined
    : refused("MSR-1", `Item ${wrong + 1} of ${definition.shortName} takes one of ${allowed.join(", ")}, or no answer.`, `items.${wrong}`);
};

/** Scores answers by a definition. Answers of the wrong number or value are refused, never mended (MSR-1). */
export const scoreInstrument = (definition: InstrumentDefinition, items: Items): Scored => {
  const wrong = malformed(definition, items);
  if (wrong !== undefined) return wrong;
  const { total, proratedFrom } = totalOf(items, definition.maxMissing);
  const band = definition.bands.find(({ min, max }) => total !== null && total >= min && total <= max);
  const subscales = definition.subscales.map(({ code, label, items: numbers, maxMissing }) => {
    const answers = numbers.map((number) => items[number - 1] ?? null);
    return { code, label, total: totalOf(answers, maxMissing).total };
  });
  return {
    outcome: "scored",
    score: {
      total,
      proratedFrom,
      band: band?.code ?? null,
      missing: items.flatMap((answer, index) => (answer === null ? [index + 1] : [])),
      subscales,
      pattern: definition.pattern && readPattern(definition.pattern, items),
      flags: definition.flags.filter((flag) => isRaised(flag, items)).map((flag) => flag.rule),
    },
  };
};
