import { yesNoQuestions, type QuestionId, type SectionId } from "../rules/sections.ts";

/** One page of a part: a few yes-or-no questions, or the part's own fields. */
export type SectionPage = { readonly questions: readonly QuestionId[]; readonly fields: boolean };

const perPage = 3;

const inGroups = (questions: readonly QuestionId[]): readonly SectionPage[] =>
  Array.from({ length: Math.ceil(questions.length / perPage) }, (_, page) => ({
    questions: questions.slice(page * perPage, (page + 1) * perPage),
    fields: false,
  }));

const fields: SectionPage = { questions: [], fields: true };

/** A part as a row of small pages, for a phone. */
export const pagesOf = (section: SectionId): readonly SectionPage[] => {
  switch (section) {
    case "medical-history":
    case "mental-health":
    case "substance-use":
    case "family-history":
      return [...inGroups(yesNoQuestions[section]), fields];
    case "allergies":
      return [...inGroups(yesNoQuestions.allergies), fields];
    case "about-you":
    case "medicines":
    case "treatment-trials":
    case "goals":
      return [fields];
  }
};
