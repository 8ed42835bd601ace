import type { ReferenceId } from "#kernel/short-citations.ts";

export const questionIds = ["what-will-happen", "cannot-switch-off", "afterwards", "driving", "escort", "fasting"] as const;
export type QuestionId = (typeof questionIds)[number];

type Shape = {
  readonly id: QuestionId;
  /** The options in the order in which they are shown; their words are in the word catalogue under the same names. */
  readonly options: readonly string[];
  readonly right: string;
  /** Where the fact comes from. */
  readonly sources: readonly ReferenceId[];
  readonly evidence: "label" | "practice" | "proposal";
};

/** Raised whenever a question, its options or the right answer changes. */
export const quizVersion = "1";

const quiz = [
  {
    id: "what-will-happen",
    options: ["asleep", "awake-and-changed", "nothing"],
    right: "awake-and-changed",
    sources: ["spravato-pi", "ketalar-pi", "short2018"],
    evidence: "label",
  },
  {
    id: "cannot-switch-off",
    options: ["switch-off", "wears-off", "leave"],
    right: "wears-off",
    sources: ["ketalar-pi"],
    evidence: "label",
  },
  {
    id: "afterwards",
    options: ["when-i-like", "observed", "half-hour"],
    right: "observed",
    sources: ["spravato-dosing-hcp", "proposed-default"],
    evidence: "proposal",
  },
  {
    id: "driving",
    options: ["same-evening", "after-a-coffee", "next-day"],
    right: "next-day",
    sources: ["spravato-pi-2019", "spravato-dosing-hcp"],
    evidence: "label",
  },
  {
    id: "escort",
    options: ["taxi", "known-adult", "alone"],
    right: "known-adult",
    sources: ["spravato-pi-2019", "spravato-dosing-hcp", "proposed-default"],
    evidence: "label",
  },
  {
    id: "fasting",
    options: ["breakfast", "as-told", "no-water-since-yesterday"],
    right: "as-told",
    sources: ["spravato-pi", "spravato-medscape", "ketalar-pi", "proposed-default"],
    evidence: "label",
  },
] as const satisfies readonly Shape[];

export type OptionId = (typeof quiz)[number]["options"][number];
export type QuizQuestion = Omit<Shape, "options"> & { readonly options: readonly OptionId[] };

/** Our own short quiz: whether the patient knows what a session asks of them. Owner: medical director. */
export const expectationsQuiz: readonly QuizQuestion[] = quiz;
