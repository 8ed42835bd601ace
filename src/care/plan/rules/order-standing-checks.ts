import type { Condition, ConditionStatus } from "#kernel/gate.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { hoursBetween, isBefore, minutesBetween, type Instant } from "#kernel/time.ts";

import { ago } from "./ago.ts";
import { checks } from "./data/plan-settings.ts";
import { judgeFrequency, judgeIntegration, judgeSpacing, judgeWeek } from "./dose-spacing.ts";
import { condition, met, unknown, unmet, type Judged } from "./judged.ts";
import { judgeMedicines } from "./judge-medicines.ts";
import type { OrderFacts, OrderQuestion } from "./order-question.ts";
import { judgePrivileges } from "./privileges.ts";
import { judgedBy } from "./statement.ts";
import { titrateWeighing } from "./titrate-by-body.ts";
import { titrateReview } from "./titrate-by-session.ts";

type Asked = Pick<OrderQuestion, "facts" | "protocol" | "now">;

/** Whether something stated for a time still holds. Stated for a time well ahead of the clock, nobody knows. */
const judgeAge = (at: Instant, validity: Quantity<"h"> | Quantity<"d">, { protocol, now }: Asked): ConditionStatus => {
  if (isBefore(now, at) && minutesBetween(now, at) > settled(protocol, checks.clockTolerance).value) return "unknown";
  return hoursBetween(at, now) <= validity.value * (validity.unit === "d" ? 24 : 1) ? "met" : "unmet";
};

const judgeMonitoring = (asked: Asked): Judged => {
  const { monitoringChecked: check } = asked.facts;
  if (check === null) return unknown("No check is on record.");
  if (check.result === "not-reachable") return unmet(`The programme could not be reached ${ago(check.at, asked.now)}.`);
  const status = judgeAge(check.at, settled(asked.protocol, checks.monitoring), asked);
  const reason = status === "unknown" ? "The check is stated for a time that has not come yet." : `Checked ${ago(check.at, asked.now)}.`;
  return { status, reason };
};

const judgeReconciliation = (asked: Asked): Judged => {
  const { reconciledAt: at } = asked.facts;
  if (at === null) return unknown("Not done in this episode yet.");
  const status = judgeAge(at, settled(asked.protocol, checks.reconciliation), asked);
  return { status, reason: status === "unknown" ? "Stated for a time that has not come yet." : `Reconciled ${ago(at, asked.now)}.` };
};

const judgeWeight = (asked: Asked): Judged => {
  const { weight } = asked.facts;
  if (weight === null) return unknown("No weight is on record.");
  if (weight.source !== "measured-here") return unmet(`${weight.value.value} kg was stated, not measured here.`);
  const status = judgeAge(weight.at, settled(asked.protocol, checks.weight), asked);
  const reason =
    status === "unknown" ? "Stated for a time that has not come yet." : `${weight.value.value} kg, ${ago(weight.at, asked.now)}.`;
  return { status, reason };
};

/** By the clinic's roles; and by the dates of licences and privileges where it keeps them (ORDER-1). */
const judgeSigner = ({ signer, now }: OrderQuestion): Judged =>
  signer.isPrescriber ? judgePrivileges(signer.privileges, now) : unmet("Only a prescriber of this clinic may sign.");

const judgeScreening = ({ screening: { accepted, decidedAt } }: OrderFacts, now: Instant): Judged =>
  accepted && decidedAt !== null ? met(`Accepted ${ago(decidedAt, now)}.`) : unmet("The screening has not accepted this patient.");

const weightChange = ({ facts, protocol, now }: Asked): Judged =>
  judgedBy(titrateWeighing(facts.weights, facts.dosingTimes.at(-1) ?? null, protocol, now));

const hours = (protocol: Protocol, setting: (typeof checks)["monitoring"]): string => `${settled(protocol, setting).value} hours`;

/** A difficult session needs its review and nobody passes that; what is merely not known, a prescriber passes with a reason (ORDER-15). */
const review = ({ facts, protocol, now }: Asked): Condition => {
  const statement = titrateReview(facts.lastSession, protocol, now);
  const kind = statement.standing === "block" ? "hard" : "override";
  return condition("ORDER-15", "Last session reviewed where it asks for it", kind, judgedBy(statement), { evidence: statement.evidence });
};

/** An open safety flag that holds dosing, or a safety plan that is missing, shuts the gate until a person answered it (ORDER-26). */
const judgeSafety = ({ safetyHolds }: OrderFacts): Judged => {
  if (safetyHolds === null) return unknown("Open safety flags could not be read.");
  return safetyHolds.length === 0 ? met("No open safety flag holds dosing.") : unmet(safetyHolds.join(" "));
};

/** Interactions that nobody weighed, and medicines that nobody knows, wait for a prescriber's reason (ORDER-28, MED-2). */
const medicines = ({ facts, protocol }: Asked): Condition => {
  const { also, ...judged } = judgeMedicines(facts, protocol);
  return condition("ORDER-28", "No interaction that nobody weighed", "override", judged, { also });
};

/** What an order needs whatever its dose is. */
export const standingChecks = (question: OrderQuestion): readonly Condition[] => {
  const { facts, protocol, now } = question;
  const { dosingTimes: times, integration } = facts;
  const days = settled(protocol, checks.weight).value;
  const spaced = [judgeSpacing(times, protocol, now), judgeWeek(times, protocol, now), judgeFrequency(times, protocol, now)] as const;
  const integrated = judgeIntegration(times, integration);
  return [
    condition("ORDER-1", "Signed by a prescriber", "hard", judgeSigner(question)),
    condition("ORDER-26", "No open safety flag holds dosing", "hard", judgeSafety(facts)),
    condition("ORDER-2", "Screening accepted", "hard", judgeScreening(facts, now)),
    condition(
      "ORDER-3",
      `Monitoring programme checked within ${hours(protocol, checks.monitoring)}`,
      "override",
      judgeMonitoring(question),
    ),
    condition("ORDER-4", `Medicines reconciled within ${hours(protocol, checks.reconciliation)}`, "hard", judgeReconciliation(question)),
    medicines(question),
    condition("ORDER-5", `Weighed here within ${days} days`, "override", judgeWeight(question)),
    review(question),
    condition("ORDER-17", "Enough time since the last dose", "override", judgedBy(spaced[0])),
    condition("ORDER-18", "Not too many sessions in a week", "override", judgedBy(spaced[1])),
    condition("ORDER-19", "Not too often over weeks and months", "override", judgedBy(spaced[2])),
    condition("ORDER-20", "Last session integrated", "override", judgedBy(integrated)),
    condition("ORDER-23", "Weight not changed much since the last dose", "override", weightChange(question)),
  ];
};
