import * as z from "zod/mini";

import { drugs, routes } from "#care/pharmacy/rules/drug.ts";
import type { Unit } from "#kernel/quantity.ts";

import { adverseEventCodes } from "./data/adverse-event-terms.ts";
import { drugActions, expectedness, outcomes, relations } from "./data/assessment-lists.ts";
import { reportDestinations } from "./report-destinations.ts";

const instant = z.pipe(
  z.union([z.string(), z.instanceof(Temporal.Instant)]),
  z.transform((stored): Temporal.Instant => Temporal.Instant.from(stored)),
);
const words = z.string().check(z.trim(), z.maxLength(4_000));
const of = <U extends Unit>(unit: U) => z.nullable(z.object({ value: z.number(), unit: z.literal(unit) }));
const answer = z.enum(["yes", "no", "unknown"]);
export const storedGrade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

export const storedValues = z.object({
  systolic: of("mm[Hg]"),
  diastolic: of("mm[Hg]"),
  saturation: of("%"),
  atRest: answer,
  oxygenGiven: answer,
  oxygenPressure: of("mm[Hg]"),
  enzymeRatio: z.nullable(z.number()),
});

export const storedCircumstances = z.object({
  inSession: z.boolean(),
  symptomatic: answer,
  treated: answer,
  backInTime: answer,
  distressing: answer,
  lowestMoaas: of("{score}"),
  lasted: of("min"),
});

export const storedCriteria = z.object({
  death: answer,
  "life-threatening": answer,
  hospitalisation: answer,
  incapacity: answer,
  "congenital-anomaly": answer,
  "important-medical-event": answer,
});

export const storedProposal = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("proposed"), grade: storedGrade, why: z.string() }),
  z.object({ kind: z.literal("below-grade-1"), why: z.string() }),
  z.object({ kind: z.literal("unknown"), why: z.string() }),
]);

export const storedStanding = z.object({
  kind: z.enum(["adverse-event", "expected-effect", "not-assessed"]),
  why: z.array(z.string()),
});

/** As it was judged then; a later change of the rule does not change it. */
const seriousness = z.enum(["serious", "not-serious", "not-assessed"]);

export const storedSession = z.nullable(z.object({ sessionId: z.string(), at: instant }));

export const adverseEventsEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("adverse-event-recorded"),
    eventId: z.string(),
    term: z.enum(adverseEventCodes),
    ownWords: words,
    onsetAt: instant,
    endedAt: z.nullable(instant),
    /** As a person graded it; null while nobody has. */
    grade: z.nullable(storedGrade),
    /** As the numbers proposed it, kept beside the person's. */
    proposed: storedProposal,
    values: storedValues,
    circumstances: storedCircumstances,
    standing: storedStanding,
    criteria: storedCriteria,
    seriousness,
    expectedness: z.enum(expectedness),
    relation: z.enum(relations),
    drugAction: z.enum(drugActions),
    treatment: words,
    outcome: z.enum(outcomes),
    session: storedSession,
    drug: z.nullable(z.enum(drugs)),
    route: z.nullable(z.enum(routes)),
  }),
  z.object({
    type: z.literal("adverse-event-followed-up"),
    eventId: z.string(),
    followUpId: z.string(),
    /** Null where nothing changed. */
    grade: z.nullable(storedGrade),
    endedAt: z.nullable(instant),
    outcome: z.nullable(z.enum(outcomes)),
    drugAction: z.nullable(z.enum(drugActions)),
    treatment: words,
    note: words,
    seriousness,
  }),
  z.object({
    type: z.literal("seriousness-assessed"),
    eventId: z.string(),
    criteria: storedCriteria,
    seriousness,
    expectedness: z.enum(expectedness),
    relation: z.enum(relations),
    note: words,
  }),
  z.object({ type: z.literal("adverse-event-reviewed"), eventId: z.string(), note: words }),
  z.object({
    type: z.literal("report-made"),
    eventId: z.string(),
    to: z.enum(reportDestinations),
    madeOn: z.iso.date(),
    reference: words,
  }),
  z.object({ type: z.literal("report-declined"), eventId: z.string(), to: z.enum(reportDestinations), reason: words }),
  z.object({ type: z.literal("adverse-event-entered-in-error"), eventId: z.string(), reason: words }),
]);

export type AdverseEventsEvent = z.output<typeof adverseEventsEvent>;
export type Of<Type extends AdverseEventsEvent["type"]> = Omit<Extract<AdverseEventsEvent, { type: Type }>, "type">;
