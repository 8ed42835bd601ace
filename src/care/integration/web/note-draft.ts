import * as z from "zod/mini";

import { score } from "#kernel/quantity.ts";
import { textLines } from "#ui/controls/text-lines.ts";

import { intentionOutcomes, type IntegrationNote } from "../rules/events.ts";

/** A note while it is written: everything is text. */
export const noteDraft = z.object({
  noteId: z.string(),
  themes: z.string(),
  emotions: z.array(z.object({ name: z.string(), intensity: z.string() })),
  insights: z.string(),
  perspectiveShift: z.string(),
  challenging: z.string(),
  intentionOutcome: z.enum(["", ...intentionOutcomes]),
  interventions: z.string(),
  risk: z.string(),
  plan: z.string(),
});
export type NoteDraft = z.output<typeof noteDraft>;

export const emptyNote = (noteId: string): NoteDraft => ({
  noteId,
  themes: "",
  emotions: [],
  insights: "",
  perspectiveShift: "",
  challenging: "",
  intentionOutcome: "",
  interventions: "",
  risk: "",
  plan: "",
});

const isBlank = ({ name, intensity }: NoteDraft["emotions"][number]): boolean => name.trim() === "" && intensity.trim() === "";

export type NoteProblem = { readonly field: string; readonly key: "badIntensity" | "noName" };

/** What keeps the emotions from being read as they were typed. Blank lines are left out. */
export const emotionProblems = ({ emotions }: NoteDraft): readonly NoteProblem[] =>
  emotions.flatMap((emotion, index): readonly NoteProblem[] => {
    if (isBlank(emotion)) return [];
    if (emotion.name.trim() === "") return [{ field: `emotions.${index}.name`, key: "noName" }];
    return /^(\d|10)$/.test(emotion.intensity.trim()) ? [] : [{ field: `emotions.${index}.intensity`, key: "badIntensity" }];
  });

/** The draft as the command wants it. */
export const noteFrom = (draft: NoteDraft, sessionId: string): Omit<IntegrationNote, "noteId"> => ({
  sessionId,
  themes: textLines(draft.themes),
  emotions: draft.emotions
    .filter((emotion) => !isBlank(emotion))
    .map(({ name, intensity }) => ({ name: name.trim(), intensity: { ...score(Number(intensity.trim())) } })),
  insights: textLines(draft.insights),
  perspectiveShift: draft.perspectiveShift,
  challenging: draft.challenging,
  intentionOutcome: draft.intentionOutcome === "" ? null : draft.intentionOutcome,
  interventions: draft.interventions,
  risk: draft.risk,
  plan: draft.plan,
});
