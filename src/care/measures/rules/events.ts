import * as z from "zod/mini";

import { flagAcknowledged, flagClosed, storedFlag, storedInstant as instant } from "#care/safety/rules/stored-flag.ts";

import { instrumentIds } from "./instrument-definition.ts";

/** Why a questionnaire was answered. The first `baseline` is what later totals are read against. */
export const occasions = ["baseline", "pre-session", "post-session", "follow-up", "unscheduled"] as const;
export type Occasion = (typeof occasions)[number];

const answer = z.nullable(z.number());

/** What the answers say besides the total, as it was read when they were handed in. */
const reading = z.object({
  subscales: z.record(z.string(), z.nullable(z.number())),
  percent: z.nullable(z.number()),
  positive: z.nullable(z.boolean()),
  pattern: z.nullable(z.string()),
  triage: z.nullable(z.string()),
  /** MEQ-30: every subscale reached its percentage. */
  complete: z.nullable(z.boolean()),
  /** Items that were answered though the form skips them. */
  contradicting: z.array(z.number()),
  /** The sex that a cut was chosen by; `null` where it was not known. */
  sex: z.nullable(z.enum(["male", "female"])),
});
export type MeasureReading = z.output<typeof reading>;

export const measuresEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("measure-requested"),
    requestId: z.string(),
    instrument: z.enum(instrumentIds),
    occasion: z.enum(occasions),
    dueAt: instant,
    sessionId: z.nullable(z.string()),
  }),
  z.object({
    type: z.literal("measure-completed"),
    responseId: z.string(),
    requestId: z.nullable(z.string()),
    instrument: z.enum(instrumentIds),
    definitionVersion: z.string(),
    items: z.array(answer),
    /** Answers that are kept but not scored, by the id of the extra item. */
    extra: z.record(z.string(), answer),
    total: z.nullable(z.number()),
    proratedFrom: z.nullable(z.number()),
    band: z.nullable(z.string()),
    missing: z.array(z.number()),
    occasion: z.enum(occasions),
    sessionId: z.nullable(z.string()),
    language: z.string(),
    /** Absent in facts that are older than it. */
    reading: z.optional(reading),
  }),
  z.object({ type: z.literal("safety-flag-raised"), ...storedFlag, responseId: z.string() }),
  flagAcknowledged,
  flagClosed,
]);

export type MeasuresEvent = z.output<typeof measuresEvent>;
