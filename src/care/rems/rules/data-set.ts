import type { AskOf, FormItem } from "./data/monitoring-form-fields.ts";

/** An answer of a data set: a value with where in the chart it came from; or missing, with who can find out. */
export type Answer =
  | { readonly kind: "value"; readonly text: string; readonly from: string }
  | { readonly kind: "missing"; readonly askOf: AskOf; readonly why: string }
  /** It is not held and the form does not need it, or it does not apply. */
  | { readonly kind: "left-empty"; readonly why: string };

export type AnsweredItem = { readonly code: string; readonly label: string; readonly answer: Answer };
export type AnsweredField = {
  readonly code: string;
  readonly label: string;
  readonly confidence: "high" | "medium" | "low";
  readonly items: readonly AnsweredItem[];
};

export type Told = { readonly text: string | null; readonly from: string; readonly why?: string } | { readonly doesNotApply: string };

/** Puts a fact under its item; nothing is made up for one that is not there. */
export const answerItem = ({ code, label, askOf, optional }: FormItem, told: Told): AnsweredItem => {
  if ("doesNotApply" in told) return { code, label, answer: { kind: "left-empty", why: told.doesNotApply } };
  const { text, from, why = "Not on record." } = told;
  if (text !== null && text.trim() !== "") return { code, label, answer: { kind: "value", text, from } };
  return {
    code,
    label,
    answer: optional ? { kind: "left-empty", why: "Not on record; the form can do without it." } : { kind: "missing", askOf, why },
  };
};

/** `field.item` of everything that is missing, in the order of the form. */
export const missingIn = (fields: readonly AnsweredField[]): readonly string[] =>
  fields.flatMap((field) => field.items.filter(({ answer }) => answer.kind === "missing").map(({ code }) => `${field.code}.${code}`));
