import * as z from "zod/mini";

import { drugs, forms, routes } from "#care/pharmacy/rules/drug.ts";
import { strength } from "#care/pharmacy/rules/events.ts";
import { command, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, quantityIn, words } from "#platform/http/schema.ts";

import { goal as storedGoal, modalities, monitoringResults, orderReading, planConditions, weightSources } from "./rules/events.ts";

const micrograms = quantityIn("ug");
const kilograms = quantityIn("kg");

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
  boosterMaximum: z.nullable(micrograms),
  note: z.string(),
  reading: orderReading,
  ended: z.nullable(z.object({ how: z.enum(["cancelled", "replaced"]), at: instant, reason: z.string() })),
});
export type OrderAnswer = z.output<typeof order>;

const orderFacts = z.object({
  weight: z.nullable(z.object({ value: kilograms, at: instant, source: z.enum(weightSources) })),
  reconciledAt: z.nullable(instant),
  monitoringChecked: z.nullable(z.object({ at: instant, result: z.enum(monitoringResults) })),
  screening: z.object({ accepted: z.boolean(), decidedAt: z.nullable(instant) }),
  condition: z.nullable(z.enum(planConditions)),
  dosesGiven: z.array(z.object({ route: z.enum(routes), amount: micrograms, at: instant, sessionId: z.nullable(z.string()) })),
});

const planAnswer = z.object({
  patient: z.object({ patientId: id, name: z.string(), birthDate: z.nullable(z.string()) }),
  clinic: z.object({ name: z.string(), timeZone: z.string() }),
  /** Who asks, as the gate sees them. */
  signer: z.object({ id, isPrescriber: z.boolean() }),
  facts: orderFacts,
  weights: z.array(z.object({ ...stated, weight: kilograms, source: z.enum(weightSources), enteredAs: enteredWeight })),
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
