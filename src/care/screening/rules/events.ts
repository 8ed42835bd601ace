import * as z from "zod/mini";

import { storedGate } from "#care/people/rules/stored-gate.ts";

import { concerns } from "#care/enquiry/rules/events.ts";

import { drugs } from "#care/pharmacy/rules/drug.ts";

import { analyteIds, labOutcomes, recordedLabs, specimens } from "./data/lab-tests.ts";
import { yesNoAnswers } from "./sections.ts";

export const goals = ["symptom-relief", "coping-skills", "self-understanding", "relationships"] as const;
export type Goal = (typeof goals)[number];

/** How far a past treatment helped, in the patient's judgement. */
export const trialOutcomes = ["half-or-more", "less-than-half", "not-at-all", "not-sure"] as const;

export const screeningDecisions = ["accept", "decline", "defer"] as const;
export type ScreeningDecision = (typeof screeningDecisions)[number];

const short = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const free = z.string().check(z.trim(), z.maxLength(4_000));
/** An upper bound only keeps nonsense out; what is plausible is asked on screen. */
const amount = z.number().check(z.refine(Number.isFinite), z.minimum(0), z.maximum(100_000));
const quantityOf = <const U extends string>(unit: U) => z.nullable(z.object({ value: amount, unit: z.literal(unit) }));
const answers = z.record(z.string(), z.enum(yesNoAnswers));

const medicine = z.object({ name: short, dose: free, frequency: free });
const allergy = z.object({ substance: short, reaction: free });
const trial = z.object({
  treatment: short,
  dose: quantityOf("mg/d"),
  duration: quantityOf("wk"),
  outcome: z.enum(trialOutcomes),
  inCurrentEpisode: z.enum(yesNoAnswers),
});
export type Medicine = z.output<typeof medicine>;
export type Allergy = z.output<typeof allergy>;
export type TreatmentTrial = z.output<typeof trial>;

/** What one section of the intake says. A list that is empty without `none` says nothing: it is unknown. */
export const sectionAnswers = z.discriminatedUnion("section", [
  z.object({ section: z.literal("about-you"), age: quantityOf("a"), concerns: z.array(z.enum(concerns)), note: free }),
  z.object({ section: z.literal("medical-history"), answers, note: free }),
  z.object({ section: z.literal("mental-health"), answers, note: free }),
  z.object({ section: z.literal("substance-use"), answers, note: free }),
  z.object({ section: z.literal("medicines"), none: z.boolean(), medicines: z.array(medicine).check(z.maxLength(60)) }),
  z.object({ section: z.literal("allergies"), answers, none: z.boolean(), allergies: z.array(allergy).check(z.maxLength(60)) }),
  z.object({ section: z.literal("treatment-trials"), none: z.boolean(), trials: z.array(trial).check(z.maxLength(60)) }),
  z.object({ section: z.literal("family-history"), answers, note: free }),
  z.object({ section: z.literal("goals"), goals: z.array(z.enum(goals)), ownWords: free }),
]);
export type SectionAnswers = z.output<typeof sectionAnswers>;

/** What a gate saw, as it is kept. */
export const gateReading = storedGate("ADMIT");

/** One finding that the prescriber weighed, with the reason for going on (or not). */
export const addressed = z.object({ rule: z.string(), reason: z.string() });
export type Addressed = z.output<typeof addressed>;

const instant = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text) => Temporal.Instant.from(text)),
);
const measured = z.number().check(z.refine(Number.isFinite));
const positiveIn = <const U extends string>(unit: U) => z.object({ value: measured.check(z.positive()), unit: z.literal(unit) });

/** One value of a laboratory, with the limits that it printed beside it; `null` where it printed none. */
const labValue = z.object({
  analyte: z.enum(analyteIds),
  value: measured,
  unit: z.string(),
  lower: z.nullable(measured),
  upper: z.nullable(measured),
});
export type LabValue = z.output<typeof labValue>;

const labRecorded = z.object({
  type: z.literal("lab-recorded"),
  recordId: z.string(),
  lab: z.enum(recordedLabs),
  outcome: z.enum(labOutcomes),
  specimen: z.nullable(z.enum(specimens)),
  values: z.array(labValue).check(z.maxLength(analyteIds.length)),
  /** When the blood or urine was taken, or the ECG written. */
  collectedAt: instant,
  note: free,
});

const vitalsRecorded = z.object({
  type: z.literal("vitals-recorded"),
  recordId: z.string(),
  /** At rest, seated. */
  pressure: z.nullable(z.object({ systolic: positiveIn("mm[Hg]"), diastolic: positiveIn("mm[Hg]") })),
  weight: z.nullable(positiveIn("kg")),
  height: z.nullable(positiveIn("cm")),
  measuredAt: instant,
  note: free,
});

/** When something was last taken; `none` since long before, null where this word says nothing of it. */
const lastTaken = z.nullable(z.union([z.literal("none"), instant]));

const lastTakenStated = z.object({
  type: z.literal("last-taken-stated"),
  solidAt: lastTaken,
  liquidAt: lastTaken,
  /** A nasal steroid or decongestant: matters to esketamine alone. */
  nasalSprayAt: lastTaken,
});

/** What patient or staff state of food and drink: the body of their command. */
export const lastTakenTimes = z.omit(lastTakenStated, { type: true });

/** What staff state of a test or measurement, without its id: the body of their commands. */
export const labResult = z.omit(labRecorded, { type: true, recordId: true });
export const vitalsResult = z.omit(vitalsRecorded, { type: true, recordId: true });

export const screeningEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("intake-section-saved"),
    answers: sectionAnswers,
    /** Why a member of staff changed what was said; empty when the patient did. */
    note: z.string(),
  }),
  z.object({ type: z.literal("intake-submitted") }),
  z.object({
    type: z.literal("screening-decided"),
    decision: z.enum(screeningDecisions),
    reading: gateReading,
    addressed: z.array(addressed),
    screensRead: z.boolean(),
    note: z.string(),
    decidedBy: z.string(),
    /** The drug that the findings were judged against; all rules count while it is open, as in older facts. */
    drug: z.optional(z.nullable(z.enum(drugs))),
  }),
  labRecorded,
  vitalsRecorded,
  lastTakenStated,
  z.object({ type: z.literal("result-struck"), recordId: z.string(), reason: short }),
]);

export type ScreeningEvent = z.output<typeof screeningEvent>;
