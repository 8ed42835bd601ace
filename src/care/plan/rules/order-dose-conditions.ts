import type { Condition } from "#kernel/gate.ts";

import { dosingWeight } from "./body-weight.ts";
import { calculateDose, type DoseCalculation } from "./calculate-dose.ts";
import { judgeDecidedDrug } from "./decided-drug.ts";
import type { PlanRule } from "./data/rule-sources.ts";
import { lastByRoute, sessionDoses } from "./dose-history.ts";
import { doseFor } from "./dose-limits.ts";
import { dosingRouteOf } from "./dosing-route.ts";
import { esketamineFits, judgeEsketamineLiver } from "./esketamine-in-words.ts";
import { indicationOf } from "./esketamine-schedule.ts";
import { judgeFurtherDose, judgeFurtherFraction } from "./further-dose.ts";
import { condition, met, unknown, unmet, type Judged } from "./judged.ts";
import type { OrderDraft, OrderQuestion } from "./order-question.ts";
import { inMg, judgedBy } from "./statement.ts";
import { titrateBody } from "./titrate-by-body.ts";
import { authorisationFor, titrateHard, titrateSoft } from "./titrate-by-limits.ts";
import { firstDoseFor, titrateRise } from "./titrate-by-session.ts";

/** An order with its dose worked out. */
type Worked = Omit<OrderQuestion, "draft"> & {
  readonly draft: OrderDraft;
  readonly weight: ReturnType<typeof dosingWeight>;
  readonly calculated: DoseCalculation;
};

const noDose: Judged = unknown("The dose could not be worked out.");

/** A first dose by a route is at most that route's first dose; doses by other routes are never converted (TIT-01, TIT-06). */
const judgeFirst = ({ draft: { route }, facts, weight, calculated: { dose }, protocol }: Worked): Judged => {
  if (lastByRoute(route, facts.dosesGiven) !== null) return met("Given by this route before.");
  if (dose === null) return noDose;
  const first = firstDoseFor({ route, condition: facts.condition, weight, protocol });
  if (first === null) return unknown("The first dose for this route is not known.");
  return dose.value <= first.value
    ? met(`At or below the first dose of ${inMg(first)}.`)
    : unmet(`Above the first dose of ${inMg(first)}, and none was given by this route before.`);
};

/** A dose rises at most one step above the last one by the same route (TIT-02). */
const judgeStep = ({ draft: { route }, facts, weight, calculated: { dose }, protocol }: Worked): Judged => {
  const last = lastByRoute(route, facts.dosesGiven);
  if (last === null) return met("None was given by this route before.");
  if (dose === null) return noDose;
  const step = doseFor(dosingRouteOf(route, protocol).step, weight);
  if (dose.value <= last.amount.value) return met(`Not above the last dose of ${inMg(last.amount)}.`);
  if (step === null) return unknown("The step for this route is not known.");
  return dose.value <= last.amount.value + step.value
    ? met(`Within one step of ${inMg(step)} above the last dose of ${inMg(last.amount)}.`)
    : unmet(`More than one step of ${inMg(step)} above the last dose of ${inMg(last.amount)}.`);
};

/** A rise needs a last session that allows it; what is unknown allows none (TIT-02). */
const judgeRise = ({ draft: { route }, facts, calculated: { dose }, protocol }: Worked): Judged => {
  const last = lastByRoute(route, facts.dosesGiven);
  if (last === null) return met("None was given by this route before.");
  if (dose === null) return noDose;
  return dose.value <= last.amount.value ? met("No rise.") : judgedBy(titrateRise(facts.lastSession, protocol));
};

const judgeMeasure = ({ calculated: { blocks, measure } }: Worked): Judged => {
  const block = blocks.find((one) => one.rule === "ORDER-11");
  if (block !== undefined) return unmet(block.message);
  if (measure === null) return noDose;
  return met(measure.kind === "volume" ? `${measure.volume.value / 1000} mL.` : `${measure.count} of that strength.`);
};

const judgeSchedule = ({ draft: { route }, facts, calculated: { dose }, protocol, now }: Worked): Judged => {
  if (route !== "IN-ESK") return met("Not esketamine.");
  const indication = indicationOf(facts.condition);
  if (indication === null)
    return unmet(facts.condition === null ? "No plan says what it is given for." : "The condition of the plan is not one of its label.");
  const given = sessionDoses(facts.dosesGiven).filter((one) => one.route === "IN-ESK");
  return judgedBy(esketamineFits({ indication, given: given.map(({ at }) => at), now, timeZone: facts.timeZone, protocol }, dose));
};

const judgeHard = ({ draft: { route }, facts, calculated: { dose, hard }, now }: Worked): Answer => {
  const statement = titrateHard(hard, dose === null ? undefined : authorisationFor(facts.authorisations, { route, dose }, now));
  return { ...judgedBy(statement), evidence: statement.evidence };
};

const judgeRoute = ({ draft: { route }, protocol }: Worked): Judged => {
  const { enabled, label } = dosingRouteOf(route, protocol);
  return enabled ? met(`${label} is in use here.`) : unmet(`${label} is switched off in this clinic.`);
};

const judgeDrug = ({ draft: { route }, facts: { screening }, protocol }: Worked): Judged =>
  judgedBy(judgeDecidedDrug(screening, route, protocol));

const furtherOf = ({ draft: { route, boosterMaximum }, weight, calculated: { dose }, protocol }: Worked) => ({
  route,
  dose,
  further: boosterMaximum,
  weight,
  protocol,
});

const judgeLiver = ({ draft: { route }, facts }: Worked): Judged =>
  route === "IN-ESK" ? judgedBy(judgeEsketamineLiver(facts.organs)) : met("Not esketamine.");

const judgeBody = ({ draft: { route, weightBasis: basis }, facts: { weight, body }, protocol }: Worked): Judged => {
  const byWeight = dosingRouteOf(route, protocol).basis === "mg/kg";
  return judgedBy(titrateBody({ basis, byWeight, weight: weight?.value ?? null, body, protocol }));
};

type Answer = Judged & { readonly evidence?: string | null };

type Row = {
  readonly id: PlanRule;
  readonly label: string;
  readonly kind: Condition["kind"];
  readonly judge: (worked: Worked) => Answer;
};

const row = (id: PlanRule, label: string, kind: Row["kind"], judge: Row["judge"]): Row => ({ id, label, kind, judge });

const rows: readonly Row[] = [
  row("ORDER-27", "Drug of the treatment decision", "hard", judgeDrug),
  row("ORDER-6", "Within the soft maximum", "override", ({ calculated }) => judgedBy(titrateSoft(calculated.soft))),
  row("ORDER-7", "Within the hard maximum", "hard", judgeHard),
  row("ORDER-8", "First dose by this route starts low", "override", judgeFirst),
  row("ORDER-9", "At most one step above the last dose", "override", judgeStep),
  row("ORDER-10", "Route in use", "hard", judgeRoute),
  row("ORDER-11", "Can be measured with the strength", "hard", judgeMeasure),
  row("ORDER-12", "Further dose inside the hard maximum", "hard", (worked) => judgeFurtherDose(furtherOf(worked))),
  row("ORDER-16", "Last session allows a rise", "override", judgeRise),
  row("ORDER-21", "Fits the esketamine schedule", "override", judgeSchedule),
  row("ORDER-22", "Liver allows esketamine", "override", judgeLiver),
  row("ORDER-24", "Body weight chosen where it matters", "override", judgeBody),
  row("ORDER-25", "Further dose is a fraction of the first", "override", (worked) => judgeFurtherFraction(furtherOf(worked))),
];

const undecided: Answer = unknown("No dose is chosen yet.");

const workedOut = (question: OrderQuestion): Worked | null => {
  const { draft, facts, protocol } = question;
  if (draft === null) return null;
  const weight = dosingWeight(facts.weight?.value ?? null, draft.weightBasis, facts.body);
  return { ...question, draft, weight, calculated: calculateDose({ ...draft, weight }, protocol) };
};

/** What an order's dose has to meet; all unknown while none is chosen. */
export const doseConditions = (question: OrderQuestion): readonly Condition[] => {
  const worked = workedOut(question);
  const also = worked === null ? [] : dosingRouteOf(worked.draft.route, question.protocol).sources;
  return rows.map(({ id, label, kind, judge }) => {
    const { evidence = null, ...judged } = worked === null ? undecided : judge(worked);
    return condition(id, label, kind, judged, { evidence, also });
  });
};
