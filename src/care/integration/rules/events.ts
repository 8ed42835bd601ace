import * as z from "zod/mini";

export const intentionOutcomes = ["met", "partly", "no", "changed"] as const;
export const frequencies = ["once", "daily", "few-times-a-week", "weekly"] as const;
export const practiceAnswers = ["yes", "partly", "no"] as const;
export const practiceEndings = ["done", "dropped"] as const;
export const contactWays = ["telephone", "video", "in-person", "message"] as const;
/** What the patient said to the question about thoughts of suicide. `not-asked` is not a no. */
export const safetyAnswers = ["no-concern", "concern", "not-asked"] as const;

const words = z.string().check(z.trim(), z.maxLength(4_000));
const short = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const list = z.array(short).check(z.maxLength(40));

/** The progress note: what belongs into the chart. The therapist's own process notes are kept apart and never here. */
export const integrationNote = z.object({
  noteId: z.string(),
  sessionId: z.string(),
  themes: list,
  emotions: z
    .array(z.object({ name: short, intensity: z.object({ value: z.number(), unit: z.literal("{score}") }) }))
    .check(z.maxLength(40)),
  insights: list,
  perspectiveShift: words,
  challenging: words,
  /** Null while patient and therapist have not looked back at the intention. */
  intentionOutcome: z.nullable(z.enum(intentionOutcomes)),
  interventions: words,
  risk: words,
  plan: words,
});
export type IntegrationNote = z.output<typeof integrationNote>;

export const agreedPractice = z.object({
  practiceId: z.string(),
  text: z.string(),
  frequency: z.enum(frequencies),
  /** A calendar date, where one was agreed. */
  due: z.nullable(z.iso.date()),
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
