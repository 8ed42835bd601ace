import * as z from "zod/mini";

import { score } from "#kernel/quantity.ts";
import { textLines } from "#ui/controls/text-lines.ts";

import { integrationAgenda } from "../rules/data/therapy-vocabulary.ts";
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
  // A draft that was begun before these were asked stays what it was.
  heldAt: z._default(z.string(), ""),
  covered: z._default(z.array(z.enum(integrationAgenda)), []),
  support: z._default(z.string(), ""),
  readiness: z._default(z.nullable(z.number()), null),
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
  heldAt: "",
  covered: [],
  support: "",
  readiness: null,
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

/** The moment of a local time; null while nothing whole is typed. */
const instantFrom = (local: string, timeZone: string): string | null =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) ? Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant().toString() : null;

type SentNote = Omit<IntegrationNote, "noteId" | "heldAt"> & { readonly heldAt: string | null };

/** The draft as the command wants it. */
export const noteFrom = (draft: NoteDraft, sessionId: string, timeZone: string): SentNote => ({
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
  heldAt: instantFrom(draft.heldAt, timeZone),
  covered: draft.covered,
  support: textLines(draft.support),
  readiness: draft.readiness === null ? null : { ...score(draft.readiness) },
});
