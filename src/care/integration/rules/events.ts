import * as z from "zod/mini";

import { integrationAgenda, practiceKinds } from "./data/therapy-vocabulary.ts";
import { noteSubject, therapyNote } from "./stored-therapy-note.ts";

export const intentionOutcomes = ["met", "partly", "no", "changed"] as const;
export const frequencies = ["once", "daily", "few-times-a-week", "weekly"] as const;
export const practiceAnswers = ["yes", "partly", "no"] as const;
export const practiceEndings = ["done", "dropped"] as const;
export const contactWays = ["telephone", "video", "in-person", "message"] as const;
/** What the patient said to the question about thoughts of suicide. `not-asked` is not a no. */
export const safetyAnswers = ["no-concern", "concern", "not-asked"] as const;

const instant = z.pipe(
  z.union([z.string(), z.instanceof(Temporal.Instant)]),
  z.transform((stored): Temporal.Instant => Temporal.Instant.from(stored)),
);
const rating = z.object({ value: z.number(), unit: z.literal("{score}") });
const words = z.string().check(z.trim(), z.maxLength(4_000));
const short = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const list = z.array(short).check(z.maxLength(40));

/** The progress note: what belongs into the chart. The therapist's own process notes are kept apart and never here. */
export const integrationNote = z.object({
  noteId: z.string(),
  sessionId: z.string(),
  themes: list,
  emotions: z.array(z.object({ name: short, intensity: rating })).check(z.maxLength(40)),
  insights: list,
  perspectiveShift: words,
  challenging: words,
  /** Null while patient and therapist have not looked back at the intention. */
  intentionOutcome: z.nullable(z.enum(intentionOutcomes)),
  interventions: words,
  risk: words,
  plan: words,
  /** When patient and therapist met; without it, when the note was signed. This and what follows older notes do not have. */
  heldAt: z.optional(z.nullable(instant)),
  covered: z.optional(z.array(z.enum(integrationAgenda))),
  /** Who and what carries the patient until the next time. */
  support: z.optional(list),
  /** How ready the patient feels for a next dose; null where none is planned or nobody asked. */
  readiness: z.optional(z.nullable(rating)),
});
export type IntegrationNote = z.output<typeof integrationNote>;

export const agreedPractice = z.object({
  practiceId: z.string(),
  text: z.string(),
  frequency: z.enum(frequencies),
  /** A calendar date, where one was agreed. */
  due: z.nullable(z.iso.date()),
  /** Older practices have none. */
  kind: z.optional(z.enum(practiceKinds)),
});

export const earlyContact = z.object({
  contactId: z.string(),
  sessionId: z.string(),
  how: z.enum(contactWays),
  reached: z.boolean(),
  safety: z.enum(safetyAnswers),
  note: words,
});
export type EarlyContact = z.output<typeof earlyContact>;

export const integrationEvent = z.discriminatedUnion("type", [
  z.extend(integrationNote, { type: z.literal("integration-note-signed") }),
  z.extend(agreedPractice, { type: z.literal("practice-agreed") }),
  z.object({ type: z.literal("practice-checked"), practiceId: z.string(), done: z.enum(practiceAnswers), words }),
  z.object({ type: z.literal("practice-ended"), practiceId: z.string(), status: z.enum(practiceEndings) }),
  z.extend(earlyContact, { type: z.literal("early-contact-made") }),
  z.object({ type: z.literal("therapy-note-signed"), noteId: z.string(), about: noteSubject, note: therapyNote }),
  /** How far a goal of the plan is, as the patient or the therapist with them sees it on that day. */
  z.object({ type: z.literal("goal-progress-rated"), goalId: z.string(), progress: rating, words }),
  z.object({
    type: z.literal("course-completed"),
    summary: words,
    /** Sessions without a signed note, and why the course was completed without them. */
    withoutNotes: z.array(z.string()),
    reason: words,
  }),
]);

export type IntegrationEvent = z.output<typeof integrationEvent>;
export type Of<Type extends IntegrationEvent["type"]> = Omit<Extract<IntegrationEvent, { type: Type }>, "type">;
