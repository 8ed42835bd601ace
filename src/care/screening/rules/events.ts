import * as z from "zod/mini";

import { storedGate } from "#care/people/rules/stored-gate.ts";

import { concerns } from "#care/enquiry/rules/events.ts";

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
  }),
]);

export type ScreeningEvent = z.output<typeof screeningEvent>;
