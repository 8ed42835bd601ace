import type { Route, Strength } from "#care/pharmacy/rules/drug.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import type { Body, WeightBasis } from "./body-weight.ts";
import type { AskedDose } from "./calculate-dose.ts";
import type { TreatmentDecision } from "./decided-drug.ts";
import type { DoseHistory } from "./dose-history.ts";
import type { DosingTimes } from "./dose-spacing.ts";
import type { PlanCondition } from "./events.ts";
import type { KnownMedicines } from "./judge-medicines.ts";
import type { LastSession } from "./last-session.ts";
import type { PlanFacts } from "./plan-facts.ts";
import type { DoseAuthorisation, OrganFunction } from "./plan.ts";
import type { Privilege } from "./privileges.ts";
import type { KnownWeight } from "./titrate-by-body.ts";

/** A dose above the hard maximum that the medical director asked for; `confirmedAt` null while the second signature is missing. */
export type AuthorisedDose = Pick<DoseAuthorisation, "authorisationId" | "route" | "dose" | "reason" | "holdsFor"> & {
  readonly confirmedAt: Instant | null;
};

/** Kidney and liver, as last recorded. */
export type KnownOrgans = Pick<OrganFunction, "filtration" | "childPugh">;

/** What the gate reads, as the server and the prescriber's screen both have it. Null and `unknown` never count as met. */
export type OrderFacts = Pick<PlanFacts, "weight" | "reconciledAt" | "monitoringChecked"> &
  KnownMedicines & {
    readonly screening: TreatmentDecision & { readonly decidedAt: Instant | null };
    readonly condition: PlanCondition | null;
    /** Of this episode, by the records of its sessions, oldest first. */
    readonly dosesGiven: DoseHistory;
    /** Of every episode of the patient in this clinic. */
    readonly dosingTimes: DosingTimes;
    readonly lastSession: LastSession | null;
    /** Whether the last session of the patient in this clinic has its integration note. */
    readonly integration: "done" | "open" | "unknown";
    /** Every weight, oldest first. */
    readonly weights: readonly KnownWeight[];
    readonly body: Body;
    readonly organs: KnownOrgans | null;
    readonly authorisations: readonly AuthorisedDose[];
    /** What of the patient's safety holds dosing, in words; null where it could not be asked. */
    readonly safetyHolds: readonly string[] | null;
    readonly timeZone: string;
  };

export type OrderDraft = {
  readonly route: Route;
  readonly asked: AskedDose;
  readonly strength: Strength;
  readonly boosterMaximum: Quantity<"ug"> | null;
  readonly weightBasis: WeightBasis | null;
};

/** Who would sign. `privileges` null: the clinic keeps no dates of them, and its roles alone decide. */
export type Signer = {
  readonly id: Uuid;
  readonly isPrescriber: boolean;
  readonly isMedicalDirector: boolean;
  readonly privileges: readonly Privilege[] | null;
};

export type Reason = { readonly conditionId: string; readonly reason: string };

export type OrderQuestion = {
  readonly facts: OrderFacts;
  /** Null while nothing is chosen: what depends on the dose is unknown then. */
  readonly draft: OrderDraft | null;
  readonly signer: Signer;
  readonly reasons: readonly Reason[];
  readonly protocol: Protocol;
  readonly now: Instant;
};
