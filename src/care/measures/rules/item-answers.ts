import type { Refusal } from "#kernel/decision.ts";

import { instrumentCatalogue } from "./data/instrument-catalogue.ts";
import type { InstrumentDefinition } from "./instrument-definition.ts";

/** One answer an item, in the order of the form; `null` is unanswered. */
export type Items = readonly (number | null)[];

const isWhole = (value: number): boolean => Number.isSafeInteger(value);

/** Where an item's answers lie. */
export const endsOf = ({ answers }: InstrumentDefinition, item: number): { readonly min: number; readonly max: number } => {
  switch (answers.kind) {
    case "line":
      return answers;
    case "several":
      return { min: 1, max: 2 ** answers.codes.length - 1 };
    case "choice": {
      const values = answers.exceptions.find(({ items }) => items.includes(item))?.values ?? answers.values;
      return { min: Math.min(...values), max: Math.max(...values) };
    }
  }
};

const canBeAnswered = ({ answers }: InstrumentDefinition, item: number, answer: number): boolean => {
  switch (answers.kind) {
    case "line":
      return answer >= answers.min && answer <= answers.max && Math.abs(answer * 10 - Math.round(answer * 10)) < 1e-9;
    case "several":
      return isWhole(answer) && answer >= 1 && answer < 2 ** answers.codes.length;
    case "choice":
      return (answers.exceptions.find(({ items }) => items.includes(item))?.values ?? answers.values).includes(answer);
  }
};

const choicesIn = ({ answers }: InstrumentDefinition, item: number): string => {
  switch (answers.kind) {
    case "line":
      return `a number from ${answers.min} to ${answers.max} with at most one decimal`;
    case "several":
      return `any of ${answers.codes.join(", ")}`;
    case "choice":
      return `one of ${(answers.exceptions.find(({ items }) => items.includes(item))?.values ?? answers.values).join(", ")}`;
  }
};

const refusal = (message: string, field: string): Refusal => ({ rule: "MSR-1", message, field });

/** An answer that the item does not have, or `undefined`. */
export const wrongAnswer = (
  definition: InstrumentDefinition,
  items: Items,
  numberOf = (index: number) => index + 1,
): Refusal | undefined => {
  const wrong = items.findIndex((answer, index) => answer !== null && !canBeAnswered(definition, numberOf(index), answer));
  if (wrong === -1) return undefined;
  const { shortName } = instrumentCatalogue[definition.id];
  return refusal(`Item ${wrong + 1} of ${shortName} takes ${choicesIn(definition, numberOf(wrong))}, or no answer.`, `items.${wrong}`);
};

/** What to say of another number of items than the form has; forms of that length that are known are named (MSR-1, MSR-21). */
export const wrongCount = (
  { id, itemCounts, otherForms }: InstrumentDefinition,
  count: number,
  how: string,
): { readonly message: string; readonly isOtherForm: boolean } => {
  const counts = itemCounts.map(String);
  const last = counts.at(-1) ?? "";
  const wanted = counts.length > 1 ? `${counts.slice(0, -1).join(", ")} or ${last}` : last;
  const plain = `${instrumentCatalogue[id].shortName} has ${wanted} items; ${count} ${count === 1 ? "was" : "were"} ${how}`;
  const other = otherForms.find(({ items }) => items === count);
  return other === undefined ? { message: `${plain}.`, isOtherForm: false } : { message: `${plain}. ${other.why}`, isOtherForm: true };
};

/** What is wrong with these answers as such: refused, never mended (MSR-1). */
export const malformedItems = (definition: InstrumentDefinition, items: Items): Refusal | undefined => {
  const { shortName } = instrumentCatalogue[definition.id];
  if (definition.notScorable !== null) {
    return { rule: "MSR-21", message: `${shortName} cannot be scored yet. ${definition.notScorable}`, field: "items" };
  }
  if (!definition.itemCounts.includes(items.length)) {
    const wrong = wrongCount(definition, items.length, "given");
    return wrong.isOtherForm ? { rule: "MSR-21", message: wrong.message, field: "items" } : refusal(wrong.message, "items");
  }
  return wrongAnswer(definition, items);
};

/** An item turned round: its highest answer becomes its lowest. Done twice it is the answer again. */
export const reversed = (definition: InstrumentDefinition, item: number, answer: number): number => {
  const { min, max } = endsOf(definition, item);
  return min + max - answer;
};

type Counted = {
  /** As they count: skipped items filled in, and items turned round. */
  readonly counted: Items;
  /** Items that are open though they had to be answered. */
  readonly missing: readonly number[];
  /** Items that were answered with more than 0 though the form skips them. */
  readonly contradicting: readonly number[];
};

const applies = (items: Items, numbers: readonly number[]): boolean => numbers.every((number) => items[number - 1] === 0);

/** What the answers count as: by the form's skip rules (MSR-22), and turned round where the instrument says so. */
export const countedAnswers = (definition: InstrumentDefinition, items: Items): Counted => {
  let answers = items;
  const excused = new Set<number>();
  const contradicting = new Set<number>();
  for (const { whenZero, items: skipped, as } of definition.skips) {
    if (!applies(answers, whenZero)) continue;
    for (const item of skipped) {
      const answer = answers[item - 1] ?? null;
      if (answer === null) excused.add(item);
      if (answer !== null && answer > 0 && as !== "zero-if-open") contradicting.add(item);
    }
    if (as === "not-asked") continue;
    answers = answers.map((answer, index) => (skipped.includes(index + 1) && (as === "zero" || answer === null) ? 0 : answer));
  }
  return {
    counted: answers.map((answer, index) =>
      answer !== null && definition.reverse.includes(index + 1) ? reversed(definition, index + 1, answer) : answer,
    ),
    missing: items.flatMap((answer, index) => (answer === null && !excused.has(index + 1) ? [index + 1] : [])),
    contradicting: [...contradicting],
  };
};
