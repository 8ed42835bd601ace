import * as z from "zod/mini";

import { musicPlayed, musicStopped } from "#care/music/rules/stored-music.ts";
import { storedGateOfAny } from "#care/people/rules/stored-gate.ts";

import { drugs, forms, routes } from "#care/pharmacy/rules/drug.ts";

import { checklistItemIds } from "./data/checklist.ts";
import { emergencySigns } from "./data/emergency-conditions.ts";
import { deviceAttached, deviceDetached, deviceWord, sharedDevice } from "./stored-device.ts";
import { corrects } from "./stored-correction.ts";
import { adverseEventReview, drugDrawn, drugWasted, unitsPutBack } from "./stored-drug-entry.ts";
import { conflictReview } from "./stored-conflict.ts";
import { breakBegun, handoverAccepted, handoverEnded, handoverOffered, ofPerson } from "./stored-handover.ts";
import { alarmSilenced, screensCutOff } from "./stored-alarm-entry.ts";
import { releaseAssessment } from "./stored-assessment.ts";
import { alarmLevels, protocolSnapshot } from "./stored-protocol.ts";
import { storedIn } from "./stored-quantity.ts";
import { sessionNote } from "./stored-session-note.ts";
import { vitalParameters } from "./vital-parameter.ts";

const instant = z.pipe(
  z.union([z.string(), z.instanceof(Temporal.Instant)]),
  z.transform((stored): Temporal.Instant => Temporal.Instant.from(stored)),
);
const micrograms = storedIn("ug");

/** The values of one reading, each optional; `vital-parameter.ts` names their units. */
export const vitalFields = {
  systolic: z.optional(storedIn("mm[Hg]")),
  diastolic: z.optional(storedIn("mm[Hg]")),
  heartRate: z.optional(storedIn("/min")),
  saturation: z.optional(storedIn("%")),
  respiration: z.optional(storedIn("/min")),
  temperature: z.optional(storedIn("Cel")),
  moaas: z.optional(storedIn("{score}")),
  rass: z.optional(storedIn("{score}")),
  dissociation: z.optional(storedIn("{score}")),
  pain: z.optional(storedIn("{score}")),
  nausea: z.optional(storedIn("{score}")),
};

/** Where a value comes from. `simulated` is training and demonstration, and says so wherever it is shown. */
export const readingSource = z.object({ kind: z.enum(["hand", "device", "simulated"]), deviceId: z.optional(z.string()), ...deviceWord });
export const positions = ["sitting", "reclined", "lying", "left-side", "right-side", "standing"] as const;
export const roomRoles = ["prescriber", "nurse", "monitor", "therapist", "observer"] as const;
export const checklistAnswers = ["yes", "no", "not-applicable"] as const;
export const doseKinds = ["first", "part", "booster"] as const;
/** Whom an alarm that nobody has acknowledged is shown to beside the room and the board. */
export const escalationLevels = ["none", "prescriber", "all-staff"] as const;
export type Escalation = (typeof escalationLevels)[number];
/**
 * `charted` values alarm at once; `stream` values when they are sustained; `signal` and `schedule` when
 * something is missing; `patient` when the patient taps for someone; `responsibility` when nobody has the watch.
 */
export const alarmOrigins = ["charted", "stream", "signal", "schedule", "patient", "responsibility"] as const;

export const gateReading = storedGateOfAny;

export const chartedVitals = z.object({
  readingId: z.string(),
  source: readingSource,
  position: z.optional(z.enum(positions)),
  ...vitalFields,
  /** A person saw that the value is unusual and said that it is so. */
  confirmed: z.boolean(),
});

export const dosingSessionEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("session-opened"),
    orderId: z.string(),
    roomId: z.string(),
    route: z.enum(routes),
    drug: z.enum(drugs),
    form: z.nullable(z.enum(forms)),
    dose: micrograms,
    protocol: protocolSnapshot,
    /** How the baseline is found when nobody chose one. */
    baselineRule: z.literal("last-complete-before-first-dose"),
    training: z.boolean(),
  }),
  z.object({ type: z.literal("person-entered"), staffId: z.string(), role: z.enum(roomRoles) }),
  z.object({ type: z.literal("person-left"), staffId: z.string() }),
  z.extend(handoverOffered, { type: z.literal("handover-offered") }),
  z.extend(handoverAccepted, { type: z.literal("handover-accepted") }),
  z.extend(handoverEnded, { type: z.literal("handover-declined") }),
  z.extend(handoverEnded, { type: z.literal("handover-withdrawn") }),
  z.extend(breakBegun, { type: z.literal("break-begun") }),
  z.extend(ofPerson, { type: z.literal("break-ended") }),
  z.extend(ofPerson, { type: z.literal("responsibility-taken") }),
  z.object({
    type: z.literal("checklist-item-recorded"),
    item: z.enum(checklistItemIds),
    answer: z.enum(checklistAnswers),
    note: z.string(),
  }),
  z.extend(chartedVitals, { type: z.literal("vitals-charted"), implausible: z.array(z.enum(vitalParameters)), ...corrects }),
  z.object({ type: z.literal("reading-entered-in-error"), readingId: z.string(), reason: z.string() }),
  z.object({ type: z.literal("baseline-set"), readingId: z.string() }),
  z.object({ type: z.literal("condition-overridden"), conditionId: z.string(), reason: z.string() }),
  z.object({
    type: z.literal("dose-given"),
    doseId: z.string(),
    orderId: z.string(),
    kind: z.enum(doseKinds),
    drug: z.enum(drugs),
    route: z.enum(routes),
    form: z.nullable(z.enum(forms)),
    amount: micrograms,
    lotId: z.nullable(z.string()),
    /** The syringe or the units that it came from, by the dose they were drawn for; absent: its own. */
    drawnFor: z.optional(z.nullable(z.string())),
    site: z.string(),
    /** What the gate said; null on a tablet that could not ask it. */
    reading: z.nullable(gateReading),
    ...corrects,
  }),
  z.object({ type: z.literal("dose-entered-in-error"), doseId: z.string(), reason: z.string() }),
  z.object({ type: z.literal("infusion-ended"), doseId: z.string() }),
  z.extend(drugDrawn, { type: z.literal("drug-drawn"), ...corrects }),
  z.extend(drugWasted, { type: z.literal("drug-wasted"), ...corrects }),
  z.extend(unitsPutBack, { type: z.literal("units-put-back"), ...corrects }),
  z.object({ type: z.literal("drug-entry-in-error"), entryId: z.string(), reason: z.string() }),
  z.extend(adverseEventReview, { type: z.literal("adverse-events-reviewed") }),
  z.object({
    type: z.literal("incident-raised"),
    incidentId: z.string(),
    kind: z.enum(["dose-given-while-gate-shut", "device-in-two-sessions"]),
    conditions: z.array(z.string()),
    device: z.optional(sharedDevice),
  }),
  z.extend(sessionNote, { type: z.literal("event-noted"), ...corrects }),
  z.object({ type: z.literal("note-entered-in-error"), noteId: z.string(), reason: z.string() }),
  z.object({
    type: z.literal("alarm-raised"),
    alarmId: z.string(),
    rule: z.string(),
    level: z.enum(alarmLevels),
    origin: z.enum(alarmOrigins),
    parameter: z.nullable(z.enum(vitalParameters)),
    /** The value that raised it, in the parameter's unit; null when the alarm is that there is none. */
    value: z.nullable(z.number()),
    readingId: z.nullable(z.string()),
    sampleAt: z.nullable(instant),
  }),
  z.object({ type: z.literal("alarm-acknowledged"), alarmId: z.string(), reason: z.string() }),
  z.object({ type: z.literal("alarm-settled"), alarmId: z.string(), why: z.enum(["in-range", "entered-in-error", "signal-back", "done"]) }),
  z.extend(alarmSilenced, { type: z.literal("alarm-silenced") }),
  z.extend(screensCutOff, { type: z.literal("screens-cut-off") }),
  z.object({ type: z.literal("signal-lost"), parameter: z.enum(vitalParameters), since: instant }),
  z.object({ type: z.literal("signal-restored"), parameter: z.enum(vitalParameters) }),
  z.object({ type: z.literal("release-assessed"), ...releaseAssessment.shape }),
  z.object({ type: z.literal("session-released"), reading: gateReading }),
  z.object({
    type: z.literal("session-closed"),
    note: z.string(),
    /** What the gate saw; records from before it was one have none. */
    reading: z.optional(gateReading),
  }),
  z.extend(conflictReview, { type: z.literal("conflict-reviewed") }),
  z.extend(deviceAttached, { type: z.literal("device-attached") }),
  z.extend(deviceDetached, { type: z.literal("device-detached") }),
  z.extend(musicPlayed, { type: z.literal("music-played") }),
  z.extend(musicStopped, { type: z.literal("music-stopped") }),
  z.object({ type: z.literal("patient-called"), callId: z.string() }),
  z.object({ type: z.literal("emergency-sign-recorded"), sign: z.enum(emergencySigns), present: z.boolean(), note: z.string() }),
]);

export type DosingSessionEvent = z.output<typeof dosingSessionEvent>;
export type EventOf<Type extends DosingSessionEvent["type"]> = Extract<DosingSessionEvent, { type: Type }>;
/** What an event says, without its name. */
export type Of<Type extends DosingSessionEvent["type"]> = Omit<EventOf<Type>, "type">;
export type RoomRole = (typeof roomRoles)[number];
