import * as z from "zod/mini";

import { concerns } from "#care/enquiry/rules/events.ts";

import { goals, trialOutcomes, type SectionAnswers } from "../rules/events.ts";
import { yesNoAnswers, type SectionId } from "../rules/sections.ts";

/** Reads on with this value where a stored draft has another shape. */
const orElse = z.catch;

const text = orElse(z.string(), "");
const listOf = <Item extends z.ZodMiniType>(item: Item) => orElse(z.array(item), []);

/** A part of the form while it is typed: everything is text, nothing has to be complete. Each part uses its own few fields. */
export const sectionDraft = z.object({
  age: text,
  concerns: listOf(z.enum(concerns)),
  note: text,
  answers: orElse(z.record(z.string(), z.enum(yesNoAnswers)), {}),
  none: orElse(z.boolean(), false),
  medicines: listOf(z.object({ name: text, dose: text, frequency: text })),
  allergies: listOf(z.object({ substance: text, reaction: text })),
  trials: listOf(
    z.object({
      treatment: text,
      dose: text,
      duration: text,
      outcome: orElse(z.enum(["", ...trialOutcomes]), ""),
      inCurrentEpisode: orElse(z.enum(["", ...yesNoAnswers]), ""),
    }),
  ),
  goals: listOf(z.enum(goals)),
  ownWords: text,
});
export type SectionDraft = z.output<typeof sectionDraft>;

export const emptySectionDraft: SectionDraft = {
  age: "",
  concerns: [],
  note: "",
  answers: {},
  none: false,
  medicines: [],
  allergies: [],
  trials: [],
  goals: [],
  ownWords: "",
};

const textOf = (amount: { readonly value: number } | null): string => (amount === null ? "" : String(amount.value));

/** A saved part as its form shows it again. */
export const draftFrom = (answers: SectionAnswers | undefined): SectionDraft => {
  if (answers === undefined) return emptySectionDraft;
  const { section: _, ...rest } = answers;
  if ("age" in rest) return { ...emptySectionDraft, ...rest, age: textOf(rest.age) };
  if (!("trials" in rest)) return { ...emptySectionDraft, ...rest };
  const trials = rest.trials.map((trial) => ({ ...trial, dose: textOf(trial.dose), duration: textOf(trial.duration) }));
  return { ...emptySectionDraft, none: rest.none, trials };
};

/** What was typed as a number: `null` when nothing was, undefined when it is no number. */
const numberIn = (typed: string): number | null | undefined => {
  const trimmed = typed.trim().replace(",", ".");
  if (trimmed === "") return null;
  return /^\d{1,6}(\.\d+)?$/.test(trimmed) ? Number(trimmed) : undefined;
};

export type DraftProblem = { readonly field: string; readonly key: "ageBad" | "nameMissing" | "nothingSaid" | "both" | "numberBad" };

const listProblems = (names: readonly string[], none: boolean, list: string): readonly DraftProblem[] => {
  if (none && names.length > 0) return [{ field: "none", key: "both" }];
  if (!none && names.length === 0) return [{ field: "none", key: "nothingSaid" }];
  return names.flatMap((name, index): DraftProblem[] => (name.trim() === "" ? [{ field: `${list}.${index}`, key: "nameMissing" }] : []));
};

const trialNumbers = ({ trials }: SectionDraft): readonly DraftProblem[] =>
  trials.flatMap((trial, index) =>
    (["dose", "duration"] as const).flatMap((part): DraftProblem[] =>
      numberIn(trial[part]) === undefined ? [{ field: `trials.${index}.${part}`, key: "numberBad" }] : [],
    ),
  );

/** What keeps a part from being saved. Open questions do not: they stay unknown. */
export const draftProblems = (section: SectionId, draft: SectionDraft): readonly DraftProblem[] => {
  switch (section) {
    case "about-you":
      return numberIn(draft.age) === undefined ? [{ field: "age", key: "ageBad" }] : [];
    case "medicines":
      return listProblems(
        draft.medicines.map((one) => one.name),
        draft.none,
        "medicines",
      );
    case "allergies":
      return listProblems(
        draft.allergies.map((one) => one.substance),
        draft.none,
        "allergies",
      );
    case "treatment-trials":
      return [
        ...listProblems(
          draft.trials.map((one) => one.treatment),
          draft.none,
          "trials",
        ),
        ...trialNumbers(draft),
      ];
    case "medical-history":
    case "mental-health":
    case "substance-use":
    case "family-history":
    case "goals":
      return [];
  }
};

const amount = <U extends string>(typed: string, unit: U) => {
  const value = numberIn(typed) ?? null;
  return value === null ? null : { value, unit };
};

/** The part as the command wants it. */
export const answersFrom = (section: SectionId, draft: SectionDraft): SectionAnswers => {
  const { answers, note, none } = draft;
  switch (section) {
    case "about-you":
      return { section, age: amount(draft.age, "a"), concerns: draft.concerns, note };
    case "medicines":
      return { section, none, medicines: draft.medicines };
    case "allergies":
      return { section, answers, none, allergies: draft.allergies };
    case "treatment-trials":
      return {
        section,
        none,
        trials: draft.trials.map((trial) => ({
          treatment: trial.treatment,
          dose: amount(trial.dose, "mg/d"),
          duration: amount(trial.duration, "wk"),
          outcome: trial.outcome === "" ? "not-sure" : trial.outcome,
          inCurrentEpisode: trial.inCurrentEpisode === "" ? "not-sure" : trial.inCurrentEpisode,
        })),
      };
    case "goals":
      return { section, goals: draft.goals, ownWords: draft.ownWords };
    case "medical-history":
    case "mental-health":
    case "substance-use":
    case "family-history":
      return { section, answers, note };
  }
};
