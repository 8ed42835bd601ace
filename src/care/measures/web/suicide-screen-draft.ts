import type { Items } from "../rules/item-answers.ts";

/** Which of the two forms is in hand. */
export const screenForms = ["recent", "since-last-contact"] as const;
export type ScreenForm = (typeof screenForms)[number];

/** The places of the form: items by number, and when the behaviour was. */
export const screenPlaces = ["1", "2", "3", "4", "5", "6", "recent"] as const;
export type ScreenPlace = (typeof screenPlaces)[number];

export type ScreenDraft = {
  readonly form: ScreenForm | undefined;
  readonly answers: Readonly<Partial<Record<ScreenPlace, "yes" | "no">>>;
};

const afterThoughts: readonly ScreenPlace[] = ["3", "4", "5"];

/**
 * What is asked now: no method, intent or plan without thoughts of suicide; no time without behaviour. A yes that was given stays
 * in sight, though item 2 became a no.
 */
export const askedPlaces = ({ form, answers }: ScreenDraft): readonly ScreenPlace[] =>
  screenPlaces.filter((place) => {
    if (afterThoughts.includes(place)) return answers["2"] === "yes" || afterThoughts.some((one) => answers[one] === "yes");
    return place !== "recent" || (form === "recent" && answers["6"] === "yes");
  });

const valueOf = (answer: "yes" | "no" | undefined): number | null => (answer === undefined ? null : answer === "yes" ? 1 : 0);

/** The draft as it is handed in. What is not asked any more is left out, though it stays in the draft. */
export const screenAnswers = (draft: ScreenDraft): { readonly items: Items; readonly extra: Readonly<Record<string, number | null>> } => {
  const asked = askedPlaces(draft);
  const at = (place: ScreenPlace) => (asked.includes(place) ? valueOf(draft.answers[place]) : null);
  return {
    items: [at("1"), at("2"), at("3"), at("4"), at("5"), at("6")],
    extra: { "behaviour-recent": at("recent"), "since-last-contact": draft.form === undefined ? null : Number(draft.form !== "recent") },
  };
};
