import * as z from "zod/mini";

import { drugs, forms, routes } from "#care/pharmacy/rules/drug.ts";
import { strength } from "#care/pharmacy/rules/events.ts";
import { command, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, quantityIn, words } from "#platform/http/schema.ts";

import { authorisation, filtration, grade, orderFacts } from "./contract-order-facts.ts";
import {
  childPughClasses,
  effects,
  goal as storedGoal,
  modalities,
  monitoringResults,
  orderReading,
  planConditions,
  weightBases,
  weightSources,
  yesNoUnknown,
} from "./rules/events.ts";
import { privilegeKinds } from "./rules/privileges.ts";

const micrograms = quantityIn("ug");
const kilograms = quantityIn("kg");

const enteredHeight = z.object({ value: z.number(), unit: z.enum(["cm", "[in_i]"]) });
const enteredWeight = z.object({ value: z.number(), unit: z.enum(["kg", "[lb_av]"]) });
const medicine = z.object({
  name: words(200),
  dose: optionalWords(200),
  frequency: optionalWords(200),
  action: z.enum(["continue", "hold", "stop"]),
});
const goal = z.extend(storedGoal, { text: words(500), measure: z.nullable(words(40)), goalId: z.optional(words(40)) });

const asked = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("amount"), dose: micrograms }),
  z.object({ kind: z.literal("by-weight"), dosePerWeight: quantityIn("mg/kg") }),
]);
const reason = z.object({ conditionId: words(20), reason: words(1_000) });

const stated = { at: instant, by: z.string() };
const plan = z.object({
  condition: z.enum(planConditions),
  goals: z.array(goal),
  sessions: z.int(),
  spacing: z.object({ value: z.int(), unit: z.literal("d") }),
  route: z.enum(routes),
  therapistId: z.nullable(id),
  modality: z.enum(modalities),
  risks: optionalWords(4_000),
});
const measure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("volume"), volume: quantityIn("uL") }),
  z.object({ kind: z.literal("pieces"), count: z.number() }),
]);
const order = z.object({
  ...stated,
  orderId: id,
  drug: z.enum(drugs),
  route: z.enum(routes),
  form: z.enum(forms),
  dose: micrograms,
  dosePerWeight: z.nullable(quantityIn("mg/kg")),
  weight: z.nullable(kilograms),
  strength,
  measure,
  weightBasis: z.enum(weightBases),
  authorisationId: z.nullable(z.string()),
  boosterMaximum: z.nullable(micrograms),
  note: z.string(),
  reading: orderReading,
  ended: z.nullable(z.object({ how: z.enum(["cancelled", "replaced"]), at: instant, reason: z.string() })),
});
export type OrderAnswer = z.output<typeof order>;

/** The clinic's values of the settings that this page goes by. */
const protocol = z.object({ version: z.int(), values: z.record(z.string(), z.union([z.number(), z.array(z.number()), z.string()])) });

const review = z.object({
  sessionId: id,
  worstGrade: z.nullable(grade),
  deliriumMedicated: z.enum(yesNoUnknown),
  effect: z.enum(effects),
  reason: words(2_000),
});

const planAnswer = z.object({
  patient: z.object({ patientId: id, name: z.string(), birthDate: z.nullable(z.string()) }),
  clinic: z.object({ name: z.string(), timeZone: z.string() }),
  /** Who asks, as the gate sees them. */
  signer: z.object({
    id,
    isPrescriber: z.boolean(),
    isMedicalDirector: z.boolean(),
    privileges: z.nullable(z.array(z.object({ kind: z.enum(privilegeKinds), from: instant, until: z.nullable(instant) }))),
  }),
  facts: orderFacts,
  protocol,
  weights: z.array(z.object({ ...stated, weight: kilograms, source: z.enum(weightSources), enteredAs: enteredWeight })),
  organs: z.nullable(z.object({ ...stated, filtration: z.nullable(filtration), childPugh: z.enum(childPughClasses), note: z.string() })),
  reviews: z.array(z.object({ ...stated, ...review.shape, reason: z.string() })),
  /** `byId`: who asked, so that the same person is not offered to confirm. */
  authorisations: z.array(z.object({ ...stated, ...authorisation, byId: id, confirmed: z.nullable(z.object(stated)) })),
  reconciliation: z.nullable(z.object({ ...stated, none: z.boolean(), medicines: z.array(medicine), note: z.string() })),
  /** As the patient gave them in the intake, to start from; null when the intake says nothing about medicines. */
  medicinesFromIntake: z.nullable(z.array(z.object({ name: z.string(), dose: z.string(), frequency: z.string() }))),
  monitoring: z.nullable(z.object({ ...stated, result: z.enum(monitoringResults), note: z.string() })),
  plan: z.nullable(z.extend(plan, stated)),
  orders: z.array(order),
  therapists: z.array(z.object({ staffId: id, name: z.string() })),
});
export type PlanAnswer = z.output<typeof planAnswer>;

const onEpisode = { permission: "plan.write", chart: "episode" } as const;

export const planContract = {
  readPlan: read({
    path: "/api/episodes/:episodeId/plan",
    summary: "Plan and orders",
    permission: "chart.read",
    chart: "episode",
    response: planAnswer,
  }),
  recordWeight: command({
    path: "/api/episodes/:episodeId/record-weight",
    summary: "Record a weight",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ enteredAs: enteredWeight, source: z.enum(weightSources) }),
  }),
  recordHeight: command({
    path: "/api/episodes/:episodeId/record-height",
    summary: "Record a height",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ enteredAs: enteredHeight }),
  }),
  recordOrganFunction: command({
    ...onEpisode,
    path: "/api/episodes/:episodeId/record-organ-function",
    summary: "Record what is known of kidney and liver",
    body: z.object({ filtration: z.nullable(filtration), childPugh: z.enum(childPughClasses), note: optionalWords() }),
  }),
  reviewLastSession: command({
    path: "/api/episodes/:episodeId/review-last-session",
    summary: "Review the last session before the next dose",
    permission: "order.sign",
    chart: "episode",
    body: review,
  }),
  requestAuthorisation: command({
    path: "/api/episodes/:episodeId/dose-authorisations/:authorisationId/request",
    summary: "Ask to go above the hard maximum with one dose",
    permission: "order.sign",
    chart: "episode",
    body: z.object({ route: z.enum(routes), dose: micrograms, reason: words(2_000) }),
  }),
  confirmAuthorisation: command({
    path: "/api/episodes/:episodeId/dose-authorisations/:authorisationId/confirm",
    summary: "Sign as the second person for a dose above the hard maximum",
    permission: "order.sign",
    chart: "episode",
    body: z.object({}),
  }),
  reconcileMedicines: command({
    ...onEpisode,
    path: "/api/episodes/:episodeId/reconcile-medicines",
    summary: "Reconcile the medicines that a patient takes",
    body: z.object({ none: z.boolean(), medicines: z.array(medicine), note: optionalWords() }),
  }),
  recordMonitoringCheck: command({
    ...onEpisode,
    path: "/api/episodes/:episodeId/record-monitoring-check",
    summary: "Record a check of the prescription monitoring programme",
    body: z.object({ result: z.enum(monitoringResults), note: optionalWords() }),
  }),
  setPlan: command({ ...onEpisode, path: "/api/episodes/:episodeId/set-plan", summary: "Set the treatment plan", body: plan }),
  signOrder: command({
    path: "/api/episodes/:episodeId/orders/:orderId/sign",
    summary: "Sign an order",
    permission: "order.sign",
    chart: "episode",
    body: z.object({
      route: z.enum(routes),
      form: z.enum(forms),
      asked,
      strength,
      boosterMaximum: z.nullable(micrograms),
      weightBasis: z._default(z.nullable(z.enum(weightBases)), null),
      shownDose: micrograms,
      note: optionalWords(),
      reasons: z.array(reason),
    }),
  }),
  cancelOrder: command({
    path: "/api/episodes/:episodeId/orders/:orderId/cancel",
    summary: "Cancel an order",
    permission: "order.sign",
    chart: "episode",
    body: z.object({ reason: words(1_000) }),
  }),
};
