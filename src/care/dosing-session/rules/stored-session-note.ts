import * as z from "zod/mini";

import { touchAgreements, touchPlaces } from "#care/preparation/rules/touch-agreement.ts";

import { noteCodes } from "./data/note-codes.ts";

/** What the patient said to being touched in that moment. `not-asked` is not a yes. */
export const touchAsked = ["yes", "no", "not-asked"] as const;
export const touchCovers = ["covered", "not-covered", "unknown"] as const;

/** What a person says of a touch; null where nobody said where it was. */
export const saidTouch = z.object({ place: z.nullable(z.enum(touchPlaces)), asked: z.enum(touchAsked) });
export type SaidTouch = z.output<typeof saidTouch>;

/** A touch with what was agreed about it then. On a tablet that could not ask, agreement and consent are null. */
const judgedTouch = z.extend(saidTouch, {
  agreement: z.nullable(z.enum(touchAgreements)),
  /** The signed consent that stood then. */
  consent: z.nullable(z.object({ consentId: z.string(), version: z.string() })),
  covered: z.enum(touchCovers),
  /** A touch that nothing covered: kept, and to be looked into. */
  incident: z.boolean(),
});
export type JudgedTouch = z.output<typeof judgedTouch>;

/** An event of the session as therapists chart it; `text` is the observation. Older entries have no more than the first three. */
export const sessionNote = z.object({
  noteId: z.string(),
  code: z.enum(noteCodes),
  text: z.string(),
  /** The patient's words, as they were said. */
  patientWords: z.optional(z.string()),
  intervention: z.optional(z.string()),
  touch: z.optional(judgedTouch),
});
