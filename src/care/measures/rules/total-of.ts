import { unreachable } from "#kernel/decision.ts";

import type { InstrumentDefinition, MissingRule } from "./instrument-definition.ts";
import { endsOf, type Items } from "./item-answers.ts";
import { roundHalfUp, tenthsOf } from "./round-half-up.ts";
import { tuned, type ScoringContext } from "./scoring-context.ts";

export type Total = {
  readonly total: number | null;
  /** Before it was multiplied or looked up; `null` where there is no sum of its own. */
  readonly raw: number | null;
  /** From how many answers a prorated total was worked out; `null` when nothing was prorated. */
  readonly proratedFrom: number | null;
  /** Why there is no total although enough was answered. */
  readonly reason: string | null;
};

const noTotal: Total = { total: null, raw: null, proratedFrom: null, reason: null };

const isNumber = (answer: number | null): answer is number => answer !== null;

/** The sum of what was answered, in tenths. */
export const sumInTenths = (items: Items): number => items.filter(isNumber).reduce((sum, answer) => sum + tenthsOf(answer), 0);

const decimalsOf: Readonly<Record<MissingRule["how"], 0 | 1>> = { "prorate-whole": 0, "prorate-tenth": 1, "count-answered": 0 };

const mayBeMissing = ({ max, only }: MissingRule, items: Items, { protocol }: ScoringContext): boolean => {
  const open = items.flatMap((answer, index) => (answer === null ? [index + 1] : []));
  return open.length <= tuned(protocol, max) && (only === null || open.every((item) => only.includes(item)));
};

/** With few enough gaps the sum is prorated (MSR-2), with more there is none (MSR-3). */
const sumOf = (items: Items, times: number, missing: MissingRule, context: ScoringContext): Total => {
  const answered = items.filter(isNumber).length;
  if (answered === 0 || !mayBeMissing(missing, items, context)) return noTotal;
  const tenths = sumInTenths(items);
  if (answered === items.length || missing.how === "count-answered") {
    return { ...noTotal, total: (tenths * times) / 10, raw: tenths / 10 };
  }
  const total = roundHalfUp(tenths * times * items.length, 10 * answered, decimalsOf[missing.how]);
  return { ...noTotal, total, raw: tenths / 10, proratedFrom: answered };
};

const maximaOf = (items: Items, domains: readonly (readonly number[])[]): Total => {
  const highest = domains.map((domain) => domain.map((item) => items[item - 1] ?? null).filter(isNumber));
  if (highest.some((answers) => answers.length === 0)) return noTotal;
  return { ...noTotal, total: highest.reduce((sum, answers) => sum + Math.max(...answers), 0) };
};

const tScoreOf = (items: Items, minAnsweredPercent: number, { loaded }: ScoringContext): Total => {
  const answered = items.filter(isNumber).length;
  if (answered === 0 || answered * 100 < minAnsweredPercent * items.length) return noTotal;
  const raw = Math.ceil((sumInTenths(items) * items.length) / (10 * answered));
  const t = loaded?.tScores.find((row) => row.raw === raw)?.t ?? null;
  const reason = t === null ? "T is read from tables that come with the licensed text. They are not loaded here." : null;
  return { total: t, raw, proratedFrom: answered === items.length ? null : answered, reason };
};

const highestSum = (definition: InstrumentDefinition, items: Items): number =>
  items.reduce<number>((sum, _, index) => sum + endsOf(definition, index + 1).max, 0);

/** The instrument's total of answers that are counted as they should be. */
export const totalOf = (definition: InstrumentDefinition, items: Items, context: ScoringContext): Total => {
  const { total } = definition;
  const isWhole = !items.includes(null);
  switch (total.kind) {
    case "sum":
      return sumOf(items, total.times, total.missing, context);
    case "mean":
      return isWhole ? { ...noTotal, total: roundHalfUp(sumInTenths(items), 10 * items.length, 1), raw: sumInTenths(items) / 10 } : noTotal;
    case "domain-maxima":
      return maximaOf(items, total.domains);
    case "percent":
      return isWhole
        ? { ...noTotal, total: roundHalfUp(10 * sumInTenths(items), highestSum(definition, items), 1), raw: sumInTenths(items) / 10 }
        : noTotal;
    case "raw-to-t":
      return tScoreOf(items, total.minAnsweredPercent, context);
    case "none":
      return noTotal;
    default:
      return unreachable(total);
  }
};

/** The lowest and the highest sum that the open items still allow; `null` where the total is no sum. */
export const possibleTotals = (
  definition: InstrumentDefinition,
  items: Items,
): { readonly least: number; readonly most: number } | null => {
  if (definition.total.kind !== "sum") return null;
  const { times } = definition.total;
  const sum = (end: "min" | "max") =>
    items.reduce<number>((before, answer, index) => before + tenthsOf(answer ?? endsOf(definition, index + 1)[end]), 0);
  return { least: (sum("min") * times) / 10, most: (sum("max") * times) / 10 };
};
