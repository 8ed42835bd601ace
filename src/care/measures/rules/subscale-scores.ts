import { unreachable } from "#kernel/decision.ts";

import type { InstrumentDefinition, Subscale } from "./instrument-definition.ts";
import { endsOf, type Items } from "./item-answers.ts";
import { roundHalfUp } from "./round-half-up.ts";
import type { ScoringContext } from "./scoring-context.ts";
import { sumInTenths } from "./total-of.ts";

export type SubscaleScore = { readonly code: string; readonly label: string; readonly value: number | null };

/** One subscale of its own answers; `null` with more of them open than it allows. */
export const subscaleScore = (definition: InstrumentDefinition, { code, label, as, maxMissing, decimals }: Subscale, answers: Items) => {
  const answered = answers.filter((answer) => answer !== null).length;
  const value = (): number | null => {
    if (answered === 0 || answers.length - answered > maxMissing) return null;
    const tenths = sumInTenths(answers);
    switch (as) {
      case "sum":
        return roundHalfUp(tenths * answers.length, 10 * answered, decimals);
      case "mean":
        return roundHalfUp(tenths, 10 * answered, decimals);
      case "percent":
        return roundHalfUp(10 * tenths, answered * endsOf(definition, 1).max, decimals);
      default:
        return unreachable(as);
    }
  };
  return { code, label, value: value() };
};

/** The item numbers of a subscale: the definition's, or those that came with the text; `null` where neither has them. */
const itemsOf = ({ code, items, size }: Subscale, { loaded }: ScoringContext): readonly number[] | null => {
  const found = items ?? loaded?.itemMap[code] ?? null;
  return found?.length === size ? found : null;
};

/** Every subscale; a reason where the item map is not here. */
export const subscaleScores = (
  definition: InstrumentDefinition,
  items: Items,
  context: ScoringContext,
): { readonly subscales: readonly SubscaleScore[]; readonly reason: string | null } => {
  const mapped = definition.subscales.map((subscale) => ({ subscale, numbers: itemsOf(subscale, context) }));
  return {
    subscales: mapped.map(({ subscale, numbers }) =>
      numbers === null
        ? { code: subscale.code, label: subscale.label, value: null }
        : subscaleScore(
            definition,
            subscale,
            numbers.map((number) => items[number - 1] ?? null),
          ),
    ),
    reason: mapped.some(({ numbers }) => numbers === null)
      ? "Which item belongs to which subscale comes with the licensed text. It is not loaded here."
      : null,
  };
};

/** Whether every subscale reaches the percentage; judged on the ratio, before it is rounded. `null` while an answer is open. */
export const isComplete = (definition: InstrumentDefinition, items: Items, percent: number): boolean | null => {
  if (items.includes(null)) return null;
  return definition.subscales.every(({ items: numbers }) => {
    const answers = (numbers ?? []).map((number) => items[number - 1] ?? null);
    return sumInTenths(answers) * 10 >= percent * answers.length * endsOf(definition, 1).max;
  });
};
