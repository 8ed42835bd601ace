import * as z from "zod/mini";

import type { MeasureDraft } from "../contract.ts";
import type { InstrumentDefinition } from "../rules/instrument-definition.ts";

/** Answers on their way: one an item, `null` while open. The response keeps its id on every device. */
export const measureDraft = z.object({
  responseId: z.string(),
  items: z.array(z.nullable(z.number())),
  extra: z.record(z.string(), z.nullable(z.number())),
});
export type Draft = z.output<typeof measureDraft>;

export const emptyDraft = (definition: InstrumentDefinition, responseId: string): Draft => ({
  responseId,
  items: definition.items.map(() => null),
  extra: Object.fromEntries(definition.extraItems.map((item) => [item.id, null])),
});

export const fromServer = (draft: MeasureDraft | null) =>
  draft && { revision: draft.revision, value: { responseId: draft.responseId, items: draft.items, extra: draft.extra } };

/** A question of the form: the scored items in their order, then the others. */
export type Question = { readonly text: string; readonly options: InstrumentDefinition["options"] } & (
  | { readonly kind: "item"; readonly index: number }
  | { readonly kind: "extra"; readonly id: string }
);

export const questionsOf = (definition: InstrumentDefinition): readonly Question[] => [
  ...definition.items.map((item, index): Question => ({ kind: "item", index, text: item.text, options: definition.options })),
  ...definition.extraItems.map((item): Question => ({ kind: "extra", id: item.id, text: item.text, options: item.options })),
];

export const answerIn = (draft: Draft, question: Question): number | null =>
  (question.kind === "item" ? draft.items[question.index] : draft.extra[question.id]) ?? null;

export const withAnswer = (draft: Draft, question: Question, answer: number): Draft =>
  question.kind === "item"
    ? { ...draft, items: draft.items.map((before, index) => (index === question.index ? answer : before)) }
    : { ...draft, extra: { ...draft.extra, [question.id]: answer } };

/** Whether an answer asks for crisis help on screen at once (SR-01). */
export const needsHelp = (definition: InstrumentDefinition, items: readonly (number | null)[]): boolean =>
  definition.flags.some((flag) => {
    const answer = items[flag.item - 1] ?? null;
    return flag.rule === "SR-01" && flag.when === "answered-at-least" && answer !== null && answer >= flag.value;
  });
