import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import { ago } from "./ago.ts";
import { esketamineSettings } from "./data/dosing-settings.ts";
import { titration } from "./data/plan-settings.ts";
import { lastByRoute, sessionDoses, type DoseHistory } from "./dose-history.ts";
import { doseFor } from "./dose-limits.ts";
import { dosingRouteOf } from "./dosing-route.ts";
import type { PlanCondition } from "./events.ts";
import type { LastSession } from "./last-session.ts";
import { inMg, listed, ofRule, type Statement } from "./statement.ts";
import { writableAtMost } from "./writable-dose.ts";

type Course = {
  readonly route: Route;
  readonly history: DoseHistory;
  readonly condition: PlanCondition | null;
  readonly weight: Quantity<"kg"> | null;
  readonly protocol: Protocol;
};

/** What the first dose by a route is; null when it is not set or depends on a weight that is not known. */
export const firstDoseFor = ({ route, condition, weight, protocol }: Omit<Course, "history">): Quantity<"ug"> | null =>
  route === "IN-ESK" && condition === "depression-with-suicidality"
    ? doseFor(settled(protocol, esketamineSettings.suicidalityFirst), weight)
    : doseFor(dosingRouteOf(route, protocol).firstDose, weight);

/** The first session by a route starts with its first dose (TIT-01). */
export const titrateFirst = (course: Course): Statement => {
  const rule = ofRule("TIT-01");
  const last = lastByRoute(course.route, course.history);
  if (last !== null)
    return {
      ...rule,
      evidence: last.sessionId,
      standing: "clear",
      what: "Not the first dose by this route.",
      why: `The last was ${inMg(last.amount)}.`,
    };
  const first = firstDoseFor(course);
  if (first !== null)
    return { ...rule, standing: "note", what: `Start with ${inMg(writableAtMost(first))}.`, why: "None was given by this route before." };
  const why = course.weight === null ? "It depends on a weight, and none is known." : "None is set for this route.";
  return { ...rule, standing: "unknown", what: "The first dose is not known.", why };
};

type Found = { readonly against: readonly string[]; readonly missing: readonly string[] };

const look = <Value extends { readonly value: number }>(
  name: string,
  value: Value | null,
  isAgainst: (value: Value) => boolean,
  unit: string,
): Found => {
  if (value === null) return { against: [], missing: [name] };
  return { against: isAgainst(value) ? [`${name} ${value.value}${unit}`] : [], missing: [] };
};

const together = (found: readonly Found[]): Found => ({
  against: found.flatMap((one) => one.against),
  missing: found.flatMap((one) => one.missing),
});

const pressureAndGrade = (last: LastSession, protocol: Protocol): readonly Found[] => {
  const grade = settled(protocol, titration.grade).value;
  const systolic = settled(protocol, titration.systolic).value;
  const diastolic = settled(protocol, titration.diastolic).value;
  return [
    look("worst adverse event, grade", last.worstGrade, ({ value }) => value >= grade, ""),
    look("peak systolic", last.peakSystolic, ({ value }) => value >= systolic, " mmHg"),
    look("peak diastolic", last.peakDiastolic, ({ value }) => value >= diastolic, " mmHg"),
  ];
};

/** What in the last session asks for a review (TIT-03), and what of it nobody knows. */
export const findingsForReview = (last: LastSession, protocol: Protocol): Found => {
  const saturation = settled(protocol, titration.saturationForReview).value;
  const moaas = settled(protocol, titration.consciousness).value;
  const delirium: Found = {
    against: last.deliriumMedicated === "yes" ? ["emergence delirium that needed a medicine"] : [],
    missing: last.deliriumMedicated === "unknown" ? ["emergence delirium"] : [],
  };
  return together([
    ...pressureAndGrade(last, protocol),
    look("lowest SpO2", last.lowestSaturation, ({ value }) => value < saturation, " %"),
    look("lowest MOAA/S", last.lowestMoaas, ({ value }) => value <= moaas, ""),
    delirium,
  ]);
};

const findingsForRise = (last: LastSession, protocol: Protocol): Found => {
  const saturation = settled(protocol, titration.saturationForRise).value;
  const effect: Found = {
    against: last.effect === "sufficient" ? ["the effect was judged sufficient"] : [],
    missing: last.effect === "unknown" ? ["whether the effect was sufficient"] : [],
  };
  const forReview = findingsForReview(last, protocol);
  const low = look("lowest SpO2", last.lowestSaturation, ({ value }) => value < saturation, " %");
  const all = together([forReview, low, effect]);
  return { against: [...new Set(all.against)], missing: [...new Set(all.missing)] };
};

/** One step up after a session that went well and did too little (TIT-02). What is unknown never allows a rise. */
export const titrateRise = (last: LastSession | null, protocol: Protocol): Statement => {
  const rule = ofRule("TIT-02", last?.sessionId ?? null);
  if (last === null)
    return { ...rule, standing: "note", what: "There is nothing to rise from.", why: "No session with a dose is on record." };
  const { against, missing } = findingsForRise(last, protocol);
  if (against.length > 0) return { ...rule, standing: "caution", what: "No rise.", why: `Last session: ${listed(against)}.` };
  if (missing.length > 0)
    return { ...rule, standing: "unknown", what: "No rise while something is not known.", why: `Not known: ${listed(missing)}.` };
  return {
    ...rule,
    standing: "may",
    what: "One step up is possible.",
    why: "The last session was well tolerated and its effect judged insufficient.",
  };
};

/** After a difficult session nothing is ordered before a prescriber reviewed it, and a step down is suggested (TIT-03). */
export const titrateReview = (last: LastSession | null, protocol: Protocol, now: Instant): Statement => {
  const rule = ofRule("TIT-03", last?.sessionId ?? null);
  if (last === null) return { ...rule, standing: "clear", what: "Nothing to review.", why: "No session with a dose is on record." };
  const { against, missing } = findingsForReview(last, protocol);
  const { review } = last;
  const found = `Last session: ${listed(against)}.`;
  if (against.length > 0 && review === null)
    return { ...rule, standing: "block", what: "A prescriber reviews the last session first; a step down is suggested.", why: found };
  if (against.length > 0 && review !== null)
    return {
      ...rule,
      standing: "clear",
      what: "Reviewed; a step down is suggested.",
      why: `${found} Reviewed ${ago(review.at, now)}: ${review.reason}`,
    };
  if (review !== null) return { ...rule, standing: "clear", what: "Reviewed.", why: `${ago(review.at, now)}: ${review.reason}` };
  if (missing.length > 0)
    return { ...rule, standing: "unknown", what: "A prescriber reviews what is not known.", why: `Not known: ${listed(missing)}.` };
  return { ...rule, standing: "clear", what: "The last session needs no review.", why: "Nothing in it speaks against going on." };
};

/** Another route starts anew; amounts are never carried over from one route to another (TIT-06). */
export const titrateRoute = ({ route, history, protocol }: Pick<Course, "route" | "history" | "protocol">): Statement => {
  const rule = ofRule("TIT-06");
  const last = sessionDoses(history).at(-1) ?? null;
  if (last === null || last.route === route) return { ...rule, standing: "clear", what: "No change of route.", why: "" };
  const reached = [last.route, route].map((one) => {
    const { label, bioavailability } = dosingRouteOf(one, protocol);
    if (bioavailability === null) return `${label}: not known`;
    const [least, most] = bioavailability;
    return `${label}: ${least.value === most.value ? least.value : `${least.value} to ${most.value}`} %`;
  });
  return {
    ...rule,
    evidence: last.sessionId,
    standing: "note",
    what: "The route changes: start with the new route's first dose, and convert nothing.",
    why: `For information, what reaches the blood. ${reached.join("; ")}.`,
  };
};
