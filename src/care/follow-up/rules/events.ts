import * as z from "zod/mini";

import { storedGate } from "#care/people/rules/stored-gate.ts";

import { instrumentIds } from "#care/measures/rules/instrument-definition.ts";
import { closings } from "#care/people/rules/episode-stage.ts";

export const contactWays = ["telephone", "video", "in-person", "message"] as const;
/** What the medical director looks at when a long course is reviewed (BST-06). */
export const reviewItems = [
  "urinalysis",
  "liver",
  "blood-pressure",
  "cognition-and-dissociation",
  "misuse",
  "monitoring-programme",
] as const;
export type ReviewItem = (typeof reviewItems)[number];
export const contactOutcomes = ["reached", "left-message", "not-reached"] as const;

const instant = z.pipe(
  z.union([z.string(), z.instanceof(Temporal.Instant)]),
  z.transform((stored): Temporal.Instant => Temporal.Instant.from(stored)),
);
const words = z.string().check(z.trim(), z.maxLength(4_000));

/** What the gate saw, as it is kept. */
export const closingReading = storedGate("CLOSE");

export const followUpEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("follow-up-scheduled"),
    requestId: z.string(),
    instrument: z.enum(instrumentIds),
    dueAt: instant,
    /** The dose that the schedule counts from. */
    afterDoseAt: instant,
  }),
  z.object({ type: z.literal("follow-up-cancelled"), requestId: z.string(), reason: words }),
  z.object({
    type: z.literal("contact-recorded"),
    contactId: z.string(),
    how: z.enum(contactWays),
    outcome: z.enum(contactOutcomes),
    note: words,
  }),
  z.object({ type: z.literal("episode-closed"), closing: z.enum(closings), summary: words, reading: closingReading }),
  z.object({ type: z.literal("episode-reopened"), reason: words }),
  z.object({
    type: z.literal("maintenance-reviewed"),
    reviewId: z.string(),
    covered: z.array(z.enum(reviewItems)),
    conclusion: words,
  }),
]);

export type FollowUpEvent = z.output<typeof followUpEvent>;
export type Of<Type extends FollowUpEvent["type"]> = Omit<Extract<FollowUpEvent, { type: Type }>, "type">;
