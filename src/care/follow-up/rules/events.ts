import * as z from "zod/mini";

import { instrumentIds } from "#care/measures/rules/instrument-definition.ts";
import { closings } from "#care/people/rules/episode-stage.ts";

export const contactWays = ["telephone", "video", "in-person", "message"] as const;
export const contactOutcomes = ["reached", "left-message", "not-reached"] as const;

const instant = z.pipe(
  z.union([z.string(), z.instanceof(Temporal.Instant)]),
  z.transform((stored): Temporal.Instant => Temporal.Instant.from(stored)),
);
const words = z.string().check(z.trim(), z.maxLength(4_000));

/** What the gate saw, as it is kept. */
export const closingReading = z.object({
  gate: z.literal("CLOSE"),
  conditions: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      kind: z.enum(["hard", "override"]),
      status: z.enum(["met", "unmet", "unknown"]),
      reason: z.string(),
      evidence: z.nullable(z.string()),
      source: z.string(),
    }),
  ),
  overrides: z.array(z.object({ conditionId: z.string(), reason: z.string(), by: z.string() })),
});

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
]);

export type FollowUpEvent = z.output<typeof followUpEvent>;
export type Of<Type extends FollowUpEvent["type"]> = Omit<Extract<FollowUpEvent, { type: Type }>, "type">;
