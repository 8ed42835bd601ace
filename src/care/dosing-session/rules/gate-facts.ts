import type { Drug, Form, Route } from "#care/pharmacy/rules/drug.ts";
import type { TreatmentDecision } from "#care/plan/rules/decided-drug.ts";
import type { DosingTimes } from "#care/plan/rules/dose-spacing.ts";
import type { MedicinesJudged } from "#care/plan/rules/judge-medicines.ts";
import type { Quantity } from "#kernel/quantity.ts";

import type { ChecklistFacts } from "./checklist-facts.ts";

export type OrderFact = {
  readonly orderId: string;
  readonly drug: Drug;
  readonly route: Route;
  readonly form: Form | null;
  readonly dose: Quantity<"ug">;
  /** The most that the order allows as a further dose; null when it allows none. */
  readonly boosterMaximum: Quantity<"ug"> | null;
};

/** What the order's rule says of the medicines on record (ORDER-28), and the page on which they are reconciled. */
export type MedicinesFact = MedicinesJudged & { readonly page: string };

/** What earlier stages tell the gates of a session. `unknown` is what nobody could tell, and it opens nothing. */
export type GateFacts = {
  /** The clinic's time zone: what counts as today. */
  readonly timeZone: string;
  /** Consents that this drug and route need and that do not count now, each in words. */
  readonly consents: { readonly missing: readonly string[] } | "unknown";
  /** The most that the patient agreed to as a further dose; null when none was agreed to. */
  readonly boosterConsent: Quantity<"ug"> | null | "unknown";
  readonly preparation: { readonly intention: string | null } | "none" | "unknown";
  /** Whether suicide risk was asked today by an instrument; `planUnknown`: nobody can tell whether a safety plan is needed. */
  readonly suicideRisk: { readonly askedToday: boolean; readonly planUnknown: boolean } | "unknown";
  /** What the screening decided, and for which drug. */
  readonly decision: TreatmentDecision | "unknown";
  readonly order: OrderFact | "none" | "unknown";
  /** When the last dose of each other session of the patient was given, by its record; every episode, oldest first. */
  readonly dosesBefore: DosingTimes | "unknown";
  /** Whether the last session before this one has its integration note. */
  readonly integration: "done" | "open" | "unknown";
  readonly medicines: MedicinesFact | "unknown";
  readonly weight: Quantity<"kg"> | null;
  readonly supply: "can-supply" | "cannot-supply" | "unknown";
  /** What the record itself says of the checklist; an item that is left out is one on which it is silent. */
  readonly checklist: ChecklistFacts;
  /** What of the episode's safety holds dosing, in words: open flags, a plan that is missing. Null where it could not be asked. */
  readonly safetyHold: readonly string[] | null;
};

/** On a tablet without network nothing of the earlier stages is known. */
export const nothingKnown = (timeZone: string): GateFacts => ({
  timeZone,
  consents: "unknown",
  boosterConsent: "unknown",
  preparation: "unknown",
  suicideRisk: "unknown",
  decision: "unknown",
  order: "unknown",
  dosesBefore: "unknown",
  integration: "unknown",
  medicines: "unknown",
  weight: null,
  supply: "unknown",
  checklist: {},
  safetyHold: null,
});
