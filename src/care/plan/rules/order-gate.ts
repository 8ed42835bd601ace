import type { Route, Strength } from "#care/pharmacy/rules/drug.ts";
import type { Condition, ConditionStatus, GateReading } from "#kernel/gate.ts";
import type { Uuid } from "#kernel/ids.ts";
import { milligramsOf, type Quantity } from "#kernel/quantity.ts";
import { hoursBetween, isBefore, minutesBetween, type Instant } from "#kernel/time.ts";

import { calculateDose, type AskedDose, type DoseCalculation } from "./calculate-dose.ts";
import { dosingRoutes } from "./data/dosing-routes.ts";
import { planDefaults } from "./data/plan-defaults.ts";
import { judgeFirstDose, judgeFurtherDose, judgeStep, type DoseHistory } from "./dose-history.ts";
import type { PlanCondition } from "./events.ts";
import type { Judged } from "./judged.ts";
import type { PlanFacts } from "./plan-facts.ts";

/** What the gate reads, as the server and the prescriber's screen both have it. */
export type OrderFacts = Pick<PlanFacts, "weight" | "reconciledAt" | "monitoringChecked"> & {
  readonly screening: { readonly accepted: boolean; readonly decidedAt: Instant | null };
  readonly condition: PlanCondition | null;
  /** By the ledger, oldest first. */
  readonly dosesGiven: DoseHistory;
};

export type OrderDraft = {
  readonly route: Route;
  readonly asked: AskedDose;
  readonly strength: Strength;
  readonly boosterMaximum: Quantity<"ug"> | null;
};

/** Who would sign; `isPrescriber` is what the clinic's roles say of them today. */
export type Signer = { readonly id: Uuid; readonly isPrescriber: boolean };

export type Reason = { readonly conditionId: string; readonly reason: string };

export type OrderQuestion = {
  readonly facts: OrderFacts;
  /** Null while nothing is chosen: what depends on the dose is unknown then. */
  readonly draft: OrderDraft | null;
  readonly signer: Signer;
  readonly reasons: readonly Reason[];
  readonly now: Instant;
};

const met = (reason: string): Judged => ({ status: "met", reason });
const unmet = (reason: string): Judged => ({ status: "unmet", reason });
const unknown = (reason: string): Judged => ({ status: "unknown", reason });

const ago = (at: Instant, now: Instant): string => {
  const hours = Math.max(0, hoursBetween(at, now));
  if (hours < 1) return hours * 60 < 1 ? "just now" : `${Math.floor(hours * 60)} min ago`;
  return hours < 48 ? `${Math.round(hours)} h ago` : `${Math.floor(hours / 24)} d ago`;
};

/** Whether something stated for a time still holds. Stated for a time well ahead of the clock, nobody knows. */
const judgeAge = (at: Instant, now: Instant, validity: Quantity<"h"> | Quantity<"d">): ConditionStatus => {
  if (isBefore(now, at) && minutesBetween(now, at) > planDefaults.clockTolerance.value) return "unknown";
  return hoursBetween(at, now) <= validity.value * (validity.unit === "d" ? 24 : 1) ? "met" : "unmet";
};

const judgeMonitoring = ({ monitoringChecked: check }: OrderFacts, now: Instant): Judged => {
  if (check === null) return unknown("No check is on record.");
  if (check.result === "not-reachable") return unmet(`The programme could not be reached ${ago(check.at, now)}.`);
  const status = judgeAge(check.at, now, planDefaults.monitoringCheckValidity);
  return {
    status,
    reason: status === "unknown" ? "The check is stated for a time that has not come yet." : `Checked ${ago(check.at, now)}.`,
  };
};

const judgeReconciliation = ({ reconciledAt: at }: OrderFacts, now: Instant): Judged => {
  if (at === null) return unknown("Not done in this episode yet.");
  const status = judgeAge(at, now, planDefaults.reconciliationValidity);
  return { status, reason: status === "unknown" ? "Stated for a time that has not come yet." : `Reconciled ${ago(at, now)}.` };
};

const judgeWeight = ({ weight }: OrderFacts, now: Instant): Judged => {
  if (weight === null) return unknown("No weight is on record.");
  if (weight.source !== "measured-here") return unmet(`${weight.value.value} kg was stated, not measured here.`);
  const status = judgeAge(weight.at, now, planDefaults.weightValidity);
  return {
    status,
    reason: status === "unknown" ? "Stated for a time that has not come yet." : `${weight.value.value} kg, ${ago(weight.at, now)}.`,
  };
};

const judgeLimit = (reading: DoseCalculation["soft"], name: string): Judged => {
  if (reading === null) return unknown("The dose could not be worked out.");
  if (reading.status === "beyond") return unmet(`Above the ${name} of ${milligramsOf(reading.limit)} mg.`);
  if (reading.status === "within") return met(`At or below the ${name} of ${milligramsOf(reading.limit)} mg.`);
  return unknown(reading.why === "no-limit" ? `No ${name} is set for this route.` : `The ${name} depends on a weight.`);
};

const judgeMeasure = ({ blocks, measure }: DoseCalculation): Judged => {
  const block = blocks.find((one) => one.rule === "ORDER-11");
  if (block !== undefined) return unmet(block.message);
  if (measure === null) return unknown("The dose could not be worked out.");
  return met(measure.kind === "volume" ? `${measure.volume.value / 1000} mL.` : `${measure.count} of that strength.`);
};

const condition = (id: string, label: string, kind: Condition["kind"], judged: Judged, source: string): Condition => ({
  id,
  label,
  kind,
  ...judged,
  evidence: null,
  source,
});

const standing = ({ facts, signer, now }: OrderQuestion): readonly Condition[] => {
  const { accepted, decidedAt } = facts.screening;
  const prescribes = signer.isPrescriber ? met("A prescriber of this clinic.") : unmet("Only a prescriber of this clinic may sign.");
  const screened =
    accepted && decidedAt !== null ? met(`Accepted ${ago(decidedAt, now)}.`) : unmet("The screening has not accepted this patient.");
  return [
    condition("ORDER-1", "Signed by a prescriber", "hard", prescribes, "product gate ORDER"),
    condition("ORDER-2", "Screening accepted", "hard", screened, "product gate ORDER"),
    condition("ORDER-3", "Monitoring programme checked within 24 hours", "override", judgeMonitoring(facts, now), "ny80-63, NY-02"),
    condition("ORDER-4", "Medicines reconciled within 24 hours", "hard", judgeReconciliation(facts, now), "proposed-default"),
    condition("ORDER-5", "Weighed here within 30 days", "override", judgeWeight(facts, now), "dosing.json TIT-07"),
  ];
};

const undecided = unknown("No dose is chosen yet.");

const doseJudged = ({ facts, draft }: OrderQuestion) => {
  if (draft === null)
    return {
      soft: undecided,
      hard: undecided,
      first: undecided,
      step: undecided,
      enabled: undecided,
      measure: undecided,
      further: undecided,
    };
  const weight = facts.weight?.value ?? null;
  const calculated = calculateDose({ ...draft, weight });
  const dosing = dosingRoutes[draft.route];
  const question = { route: draft.route, dose: calculated.dose, weight, history: facts.dosesGiven };
  return {
    soft: judgeLimit(calculated.soft, "soft maximum"),
    hard: judgeLimit(calculated.hard, "hard maximum"),
    first: judgeFirstDose({ ...question, condition: facts.condition }),
    step: judgeStep(question),
    enabled: dosing.enabled ? met(`${dosing.label} is in use here.`) : unmet(`${dosing.label} is switched off in this clinic.`),
    measure: judgeMeasure(calculated),
    further: judgeFurtherDose({ ...question, boosterMaximum: draft.boosterMaximum }),
  };
};

const ofDose = (question: OrderQuestion): readonly Condition[] => {
  const judged = doseJudged(question);
  const source = question.draft === null ? "dosing.json" : dosingRoutes[question.draft.route].sources.join(", ");
  return [
    condition("ORDER-6", "Within the soft maximum", "override", judged.soft, `dosing.json TIT-04; ${source}`),
    condition("ORDER-7", "Within the hard maximum", "hard", judged.hard, `dosing.json TIT-05; ${source}`),
    condition("ORDER-8", "First dose by this route starts low", "override", judged.first, "dosing.json TIT-01, TIT-06"),
    condition("ORDER-9", "At most one step above the last dose", "override", judged.step, "dosing.json TIT-02"),
    condition("ORDER-10", "Route in use", "hard", judged.enabled, "dosing.json enabledByDefault"),
    condition("ORDER-11", "Can be measured with the strength", "hard", judged.measure, `dosing.json; ${source}`),
    condition("ORDER-12", "Further dose inside the hard maximum", "hard", judged.further, "dosing.json boosterWithinSession"),
  ];
};

/**
 * The ORDER gate: pure, so that the prescriber's screen shows while typing what the server will decide. Unknown never counts as
 * met; a reason passes only a condition of kind `override`, and only when a prescriber gives it.
 */
export const orderGate = (question: OrderQuestion): GateReading => {
  const conditions = [...standing(question), ...ofDose(question)];
  const { signer, reasons } = question;
  const passable = conditions.filter(({ kind, status }) => kind === "override" && status !== "met").map(({ id }) => id);
  const overrides = reasons
    .filter(({ conditionId, reason }) => signer.isPrescriber && passable.includes(conditionId) && reason.trim() !== "")
    .map(({ conditionId, reason }) => ({ conditionId, reason: reason.trim(), by: signer.id }));
  return { gate: "ORDER", conditions, overrides };
};
