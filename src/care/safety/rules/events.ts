import * as z from "zod/mini";

import { contactWays, reached } from "./data/concern-items.ts";
import { copyWays, planFieldIds, planSigners } from "./data/plan-fields.ts";
import { evidence } from "./stored-evidence.ts";
import { flagAcknowledged, flagClosed, storedFlag } from "./stored-flag.ts";

/** Who is told when nobody has seen a positive answer, in this order (SR-06). */
export const escalationSteps = ["on-call", "medical-director"] as const;
export type EscalationStep = (typeof escalationSteps)[number];

export const safetyEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("safety-concern-recorded"), concernId: z.string(), evidence, note: z.string() }),
  z.object({
    type: z.literal("safety-flag-raised"),
    ...storedFlag,
    /** The concern behind it; null for an escalation. */
    concernId: z.nullable(z.string()),
    /** The flag that nobody has seen in time; null for a concern. */
    escalates: z.nullable(z.string()),
    /** Whom of the staff a disclosure names: they see nothing of it. */
    aboutStaffId: z.nullable(z.string()),
  }),
  flagAcknowledged,
  flagClosed,
  z.object({
    type: z.literal("safety-flag-escalated"),
    flagId: z.string(),
    step: z.enum(escalationSteps),
    /** Members of staff to whom a message went; empty when nobody could be written to. */
    told: z.array(z.string()),
  }),
  z.object({
    type: z.literal("contact-attempted"),
    attemptId: z.string(),
    flagId: z.string(),
    how: z.enum(contactWays),
    outcome: z.enum(reached),
    note: z.string(),
  }),
  z.object({
    type: z.literal("safety-plan-written"),
    planId: z.string(),
    /** Which parts are filled in. The words themselves name people, and stand outside the log. */
    filled: z.array(z.enum(planFieldIds)),
    /** SHA-256 of the words, in hexadecimal, so that a later change of them shows. */
    digest: z.string(),
  }),
  z.object({
    type: z.literal("safety-plan-signed"),
    planId: z.string(),
    as: z.enum(planSigners),
    /** Who signed; the actor is who recorded it, so that a patient may sign in the room. */
    signedBy: z.string(),
  }),
  z.object({ type: z.literal("safety-plan-copy-given"), planId: z.string(), how: z.enum(copyWays) }),
]);
export type SafetyEvent = z.output<typeof safetyEvent>;
