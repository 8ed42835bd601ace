import { expect, test } from "vitest";

import { sectionAnswers, type SectionAnswers } from "../rules/events.ts";
import { sectionIds, yesNoQuestions } from "../rules/sections.ts";
import { answersFrom, draftFrom, draftProblems, emptySectionDraft, sectionDraft } from "./section-draft.ts";
import { pagesOf } from "./section-pages.ts";

test("every part that is left blank is still of the shape that the server takes", () => {
  for (const section of sectionIds) {
    expect(sectionAnswers.parse(answersFrom(section, emptySectionDraft)).section).toBe(section);
  }
});

test("a saved part comes back into its form as it was", () => {
  const saved: readonly SectionAnswers[] = [
    { section: "about-you", age: { value: 41, unit: "a" }, concerns: ["ptsd"], note: "x" },
    { section: "medical-history", answers: { aneurysm: "not-sure" }, note: "" },
    { section: "medicines", none: false, medicines: [{ name: "Sertraline", dose: "50 mg", frequency: "daily" }] },
    { section: "allergies", answers: { ketamineAllergy: "no" }, none: true, allergies: [] },
    {
      section: "treatment-trials",
      none: false,
      trials: [{ treatment: "Zoloft", dose: null, duration: { value: 6.5, unit: "wk" }, outcome: "not-sure", inCurrentEpisode: "yes" }],
    },
    { section: "goals", goals: ["coping-skills"], ownWords: "To sleep." },
  ];
  for (const answers of saved) expect(answersFrom(answers.section, draftFrom(answers))).toEqual(answers);
});

test("what is no number is said beside its field, and never turned into one", () => {
  const draft = { ...emptySectionDraft, age: "forty", none: false };
  expect(draftProblems("about-you", draft)).toEqual([{ field: "age", key: "ageBad" }]);
  for (const typed of ["-1", "1e9", "12 mg", "Infinity"]) expect(draftProblems("about-you", { ...draft, age: typed })).toHaveLength(1);
  expect(draftProblems("about-you", { ...draft, age: "" })).toEqual([]);
});

test("a list says something, or says that there is none, and not both", () => {
  const one = { ...emptySectionDraft, medicines: [{ name: " ", dose: "", frequency: "" }] };
  expect(draftProblems("medicines", emptySectionDraft)).toEqual([{ field: "none", key: "nothingSaid" }]);
  expect(draftProblems("medicines", one)).toEqual([{ field: "medicines.0", key: "nameMissing" }]);
  expect(draftProblems("medicines", { ...one, none: true })).toEqual([{ field: "none", key: "both" }]);
  expect(draftProblems("medicines", { ...emptySectionDraft, none: true })).toEqual([]);
});

test("a draft of another shape is read as far as it goes", () => {
  expect(sectionDraft.parse({ age: "41", answers: 7, trials: [{ treatment: "x", outcome: "strange" }] })).toMatchObject({
    age: "41",
    answers: {},
    trials: [{ treatment: "x", outcome: "" }],
  });
});

test("every question stands on exactly one page", () => {
  for (const section of sectionIds) {
    const shown = pagesOf(section).flatMap((page) => page.questions);
    const asked: readonly string[] =
      section in yesNoQuestions ? (Object.entries(yesNoQuestions).find(([id]) => id === section)?.[1] ?? []) : [];
    expect(shown).toEqual(asked);
  }
});
