import * as z from "zod/mini";

import { storedGate } from "#care/people/rules/stored-gate.ts";

import { drugs, forms, routes } from "#care/pharmacy/rules/drug.ts";
import { strength } from "#care/pharmacy/rules/events.ts";

const micrograms = z.object({ value: z.int(), unit: z.literal("ug") });
const kilograms = z.object({ value: z.number(), unit: z.literal("kg") });

/** Where a weight comes from. Only one that was measured here counts for a dose by weight. */
export const weightSources = ["measured-here", "other-record", "patient-said"] as const;

/** What the prescription monitoring programme showed. `not-reachable` is an answer too, and is no check. */
export const monitoringResults = ["nothing-of-concern", "discussed-with-patient", "not-reachable"] as const;
export type MonitoringResult = (typeof monitoringResults)[number];

export const planConditions = [
  "major-depression",
  "treatment-resistant-depression",
  "depression-with-suicidality",
  "anxiety",
  "ptsd",
  "other",
] as const;
export type PlanCondition = (typeof planConditions)[number];

/** The goals of the psychotherapy record, the intake's four among them, and one in the clinician's words. */
export const goalKinds = [
  "symptom-relief",
  "coping-skills",
  "self-understanding",
  "relationships",
  "meaning-and-values",
  "trauma-processing",
  "substance-use",
  "pain",
  "sleep",
  "work-and-functioning",
  "other",
] as const;

/** In place of an instrument: the patient's own number, 0 to 10. */
export const ownRating = "own-rating";

export const modalities = ["aedp", "ifs", "psychodynamic", "cbt", "act", "integrative", "other"] as const;

/** Class of liver function; `none` is no known liver disease. */
export const childPughClasses = ["none", "A", "B", "C", "unknown"] as const;

export const weightBases = ["actual", "ideal"] as const;
export const yesNoUnknown = ["yes", "no", "unknown"] as const;
/** Response or intensity of a session, as a prescriber judged it. */
export const effects = ["sufficient", "insufficient", "unknown"] as const;

const rating = z.object({ value: z.number(), unit: z.literal("{score}") });

/** Where the patient stands and where they want to be, 0 to 10. Goals of older plans have no more than the first three fields. */
export const goal = z.object({
  kind: z.enum(goalKinds),
  text: z.string(),
  /** An instrument's id, or `own-rating`; null where nothing measures it. */
  measure: z.nullable(z.string()),
  goalId: z.optional(z.string()),
  baseline: z.optional(z.nullable(rating)),
  target: z.optional(z.nullable(rating)),
  /** The day on which it is looked at again. */
  review: z.optional(z.nullable(z.iso.date())),
});

export const medicine = z.object({
  name: z.string(),
  dose: z.string(),
  frequency: z.string(),
  action: z.enum(["continue", "hold", "stop"]),
});
export type ReconciledMedicine = z.output<typeof medicine>;

/** What the ORDER gate saw, kept with the order. */
export const orderReading = storedGate("ORDER");

/** How the dose is measured out: a volume, or a count of pieces. */
const measure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("volume"), volume: z.object({ value: z.int(), unit: z.literal("uL") }) }),
  z.object({ kind: z.literal("pieces"), count: z.int() }),
]);

export const planEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("weight-recorded"),
    weight: kilograms,
    source: z.enum(weightSources),
    /** As it was typed, in the unit of the scale. */
    enteredAs: z.object({ value: z.number(), unit: z.enum(["kg", "[lb_av]"]) }),
  }),
  z.object({
    type: z.literal("height-recorded"),
    height: z.object({ value: z.number(), unit: z.literal("cm") }),
    /** As it was typed, in the unit of the scale. */
    enteredAs: z.object({ value: z.number(), unit: z.enum(["cm", "[in_i]"]) }),
  }),
  z.object({
    type: z.literal("organ-function-recorded"),
    /** Estimated glomerular filtration; null when it is not known. */
    filtration: z.nullable(z.object({ value: z.number(), unit: z.literal("mL/min/{1.73_m2}") })),
    childPugh: z.enum(childPughClasses),
    note: z.string(),
  }),
  z.object({
    type: z.literal("last-session-reviewed"),
    sessionId: z.string(),
    /** Grade of the worst adverse event, 0 for none; null when it is not known. */
    worstGrade: z.nullable(z.object({ value: z.int(), unit: z.literal("{score}") })),
    deliriumMedicated: z.enum(yesNoUnknown),
    effect: z.enum(effects),
    reason: z.string(),
  }),
  z.object({
    type: z.literal("dose-authorisation-requested"),
    authorisationId: z.string(),
    route: z.enum(routes),
    dose: micrograms,
    reason: z.string(),
    /** From the second signature on. */
    holdsFor: z.object({ value: z.number(), unit: z.literal("h") }),
  }),
  z.object({ type: z.literal("dose-authorisation-confirmed"), authorisationId: z.string() }),
  z.object({ type: z.literal("medicines-reconciled"), none: z.boolean(), medicines: z.array(medicine), note: z.string() }),
  z.object({ type: z.literal("monitoring-programme-checked"), result: z.enum(monitoringResults), note: z.string() }),
  z.object({
    type: z.literal("plan-set"),
    condition: z.enum(planConditions),
    goals: z.array(goal),
    sessions: z.int(),
    spacing: z.object({ value: z.int(), unit: z.literal("d") }),
    route: z.enum(routes),
    therapistId: z.nullable(z.string()),
    modality: z.enum(modalities),
    risks: z.string(),
  }),
  z.object({
    type: z.literal("order-signed"),
    orderId: z.string(),
    drug: z.enum(drugs),
    route: z.enum(routes),
    form: z.enum(forms),
    dose: micrograms,
    dosePerWeight: z.nullable(z.object({ value: z.number(), unit: z.literal("mg/kg") })),
    weight: z.nullable(kilograms),
    strength,
    measure,
    boosterMaximum: z.nullable(micrograms),
    note: z.string(),
    reading: orderReading,
    /** By which body weight it was reckoned (TIT-08); orders before this was asked went by the actual one. */
    weightBasis: z._default(z.enum(weightBases), "actual"),
    /** The two signatures that carry a dose above the hard maximum (TIT-05). */
    authorisationId: z._default(z.nullable(z.string()), null),
  }),
  z.object({ type: z.literal("order-cancelled"), orderId: z.string(), reason: z.string() }),
]);

export type PlanEvent = z.output<typeof planEvent>;
