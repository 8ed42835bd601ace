import { kilograms, quantity } from "#kernel/quantity.ts";

import type { OrderFacts, Signer } from "./order-question.ts";

export const prescriber = "0190a000-0000-7000-8000-000000000001";
export const director = "0190a000-0000-7000-8000-000000000002";
export const now = Temporal.Instant.from("2026-11-23T15:00:00Z");
export const hoursAgo = (hours: number): Temporal.Instant => now.subtract({ minutes: Math.round(hours * 60) });

export const signer: Signer = { id: prescriber, isPrescriber: true, isMedicalDirector: false, privileges: null };

/** Nobody recorded anything. */
export const nothingKnown: OrderFacts = {
  screening: { accepted: false, decidedAt: null, drug: null },
  weight: null,
  reconciledAt: null,
  monitoringChecked: null,
  condition: null,
  dosesGiven: [],
  dosingTimes: [],
  lastSession: null,
  integration: "unknown",
  weights: [],
  body: { height: null, sex: null, age: null },
  organs: null,
  medicines: null,
  addressed: [],
  authorisations: [],
  safetyHolds: null,
  timeZone: "America/New_York",
};

/** Somebody of 70 kg and 175 cm before a first dose, with everything on record that an order needs. */
export const facts: OrderFacts = {
  ...nothingKnown,
  screening: { accepted: true, decidedAt: hoursAgo(100), drug: null },
  weight: { value: kilograms(70), at: hoursAgo(24), source: "measured-here" },
  weights: [{ value: kilograms(70), at: hoursAgo(24), source: "measured-here" }],
  reconciledAt: hoursAgo(1),
  monitoringChecked: { at: hoursAgo(2), result: "nothing-of-concern" },
  condition: "major-depression",
  body: { height: quantity(175, "cm"), sex: "female", age: quantity(40, "a") },
  medicines: [],
  safetyHolds: [],
};
