import * as z from "zod/mini";

import type { MeasureForm } from "../contract-forms.ts";
import type { MeasureDraft } from "../contract.ts";

/** A questionnaire whose wording is here. */
export type AskedForm = MeasureForm & { readonly text: NonNullable<MeasureForm["text"]> };

/** Answers on their way: one an item, `null` while open. The response keeps its id on every device. */
export const measureDraft = z.object({
  responseId: z.string(),
  items: z.array(z.nullable(z.number())),
  extra: z.record(z.string(), z.nullable(z.number())),
});
export type Draft = z.output<typeof measureDraft>;

export const emptyDraft = ({ text }: AskedForm, responseId: string): Draft => ({
  responseId,
  items: text.items.map(() => null),
  extra: Object.fromEntries(text.extraItems.map((item) => [item.id, null])),
});

export const fromServer = (draft: MeasureDraft | null) =>
  draft && { revision: draft.revision, value: { responseId: draft.responseId, items: draft.items, extra: draft.extra } };

/** A question of the form: the scored items in their order, then the others. */
export type Question = {
  readonly text: string;
  readonly options: AskedForm["text"]["options"];
  readonly answers: MeasureForm["answers"];
} & ({ readonly kind: "item"; readonly index: number } | { readonly kind: "extra"; readonly id: string });

const isSkipped = ({ skips }: AskedForm, items: Draft["items"], item: number): boolean =>
  skips.some((skip) => skip.items.includes(item) && skip.whenZero.every((zero) => items[zero - 1] === 0));

/** What is asked, by what was answered so far. */
export const questionsOf = (form: AskedForm, items: Draft["items"]): readonly Question[] => {
  const { text, answers } = form;
  return [
    ...text.items.flatMap((item, index): Question[] =>
      isSkipped(form, items, index + 1) ? [] : [{ kind: "item", index, text: item.text, options: item.options ?? text.options, answers }],
    ),
    ...text.extraItems.map((item): Question => ({
      kind: "extra",
      id: item.id,
      text: item.text,
      options: item.options,
      answers: { kind: "choice", values: item.options.map(({ value }) => value) },
    })),
  ];
};

export const answerIn = (draft: Draft, question: Question): number | null =>
  (question.kind === "item" ? draft.items[question.index] : draft.extra[question.id]) ?? null;

export const withAnswer = (draft: Draft, question: Question, answer: number | null): Draft =>
  question.kind === "item"
    ? { ...draft, items: draft.items.map((before, index) => (index === question.index ? answer : before)) }
    : { ...draft, extra: { ...draft.extra, [question.id]: answer } };

/** The labels of those that an answer of several holds; an option's value is its share of the sum. */
export const chosenOf = (options: Question["options"], answer: number | null): Question["options"] =>
  options.filter(({ value }) => answer !== null && Math.floor(answer / value) % 2 === 1);

/** An answer as a person reads it; `undefined` while it is open. */
export const answerWords = ({ answers, options }: Pick<Question, "answers" | "options">, answer: number | null): string | undefined => {
  if (answer === null) return undefined;
  switch (answers.kind) {
    case "choice":
      return options.find(({ value }) => value === answer)?.label ?? String(answer);
    case "line":
      return String(answer);
    case "several":
      return chosenOf(options, answer)
        .map(({ label }) => label)
        .join(", ");
  }
};

/** Whether an answer asks for crisis help on screen at once (SR-01). */
export const needsHelp = ({ help }: MeasureForm, items: Draft["items"]): boolean =>
  help.some(({ item, atLeast }) => (items[item - 1] ?? Number.NEGATIVE_INFINITY) >= atLeast);
