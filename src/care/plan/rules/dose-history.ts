import type { Route } from "#care/pharmacy/rules/drug.ts";
import { micrograms, microgramsFromMilligrams, milligramsOf, type Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";

import { dosingRoutes } from "./data/dosing-routes.ts";
import { planDefaults } from "./data/plan-defaults.ts";
import { amountForWeight, readLimit } from "./dose-limits.ts";
import type { DosingRoute } from "./dosing-route.ts";
import type { PlanCondition } from "./events.ts";
import type { Judged } from "./judged.ts";

/** What sessions gave, a line a dose. */
export type DoseHistory = readonly {
  readonly route: Route;
  readonly amount: Quantity<"ug">;
  readonly at: Instant;
  readonly sessionId: string | null;
}[];

type Question = {
  readonly route: Route;
  readonly dose: Quantity<"ug"> | null;
  readonly weight: Quantity<"kg"> | null;
  readonly history: DoseHistory;
};

const inMg = (amount: Quantity<"ug">): string => `${milligramsOf(amount)} mg`;
const noDose: Judged = { status: "unknown", reason: "The dose could not be worked out." };

/** An amount, or an amount by weight, in µg; null when it is by weight and no weight is known. */
const inMicrograms = (value: DosingRoute["firstDose"], weight: Quantity<"kg"> | null): Quantity<"ug"> | null => {
  if (value === null) return null;
  if (value.unit === "mg") return microgramsFromMilligrams(value.value);
  return weight === null ? null : amountForWeight({ value: value.value, unit: "mg/kg" }, weight);
};

const firstDoseOf = (route: Route, condition: PlanCondition | null, weight: Quantity<"kg"> | null): Quantity<"ug"> | null =>
  route === "IN-ESK" && condition === "depression-with-suicidality"
    ? planDefaults.firstDoseForSuicidality
    : inMicrograms(dosingRoutes[route].firstDose, weight);

/** A first dose by a route is at most that route's first dose; doses by other routes are never converted (TIT-01, TIT-06). */
export const judgeFirstDose = ({
  route,
  dose,
  weight,
  history,
  condition,
}: Question & { readonly condition: PlanCondition | null }): Judged => {
  if (history.some((given) => given.route === route)) return { status: "met", reason: "Given by this route before." };
  if (dose === null) return noDose;
  const first = firstDoseOf(route, condition, weight);
  if (first === null) return { status: "unknown", reason: "The first dose for this route is not known." };
  return dose.value <= first.value
    ? { status: "met", reason: `At or below the first dose of ${inMg(first)}.` }
    : { status: "unmet", reason: `Above the first dose of ${inMg(first)}, and none was given by this route before.` };
};

/** The largest single dose of the last session by that route. Doses without a session stand each for themselves. */
const lastGiven = (route: Route, history: DoseHistory): Quantity<"ug"> | null => {
  const byRoute = history.filter((given) => given.route === route);
  const last = byRoute.at(-1);
  if (last === undefined) return null;
  const together = last.sessionId === null ? [last] : byRoute.filter((given) => given.sessionId === last.sessionId);
  return micrograms(Math.max(...together.map((given) => given.amount.value)));
};

/** A dose rises at most one step above the last one by the same route (TIT-02). */
export const judgeStep = ({ route, dose, weight, history }: Question): Judged => {
  const last = lastGiven(route, history);
  if (last === null) return { status: "met", reason: "None was given by this route before." };
  if (dose === null) return noDose;
  const step = inMicrograms(dosingRoutes[route].step, weight);
  if (dose.value <= last.value) return { status: "met", reason: `Not above the last dose of ${inMg(last)}.` };
  if (step === null) return { status: "unknown", reason: "The step for this route is not known." };
  return dose.value <= last.value + step.value
    ? { status: "met", reason: `Within one step of ${inMg(step)} above the last dose of ${inMg(last)}.` }
    : { status: "unmet", reason: `More than one step of ${inMg(step)} above the last dose of ${inMg(last)}.` };
};

/** A further dose within the session exists for injections into the muscle alone, and both together stay within the hard maximum. */
export const judgeFurtherDose = ({
  route,
  dose,
  weight,
  boosterMaximum,
}: Omit<Question, "history"> & { readonly boosterMaximum: Quantity<"ug"> | null }): Judged => {
  if (boosterMaximum === null) return { status: "met", reason: "None is ordered." };
  if (!dosingRoutes[route].boosterAllowed) return { status: "unmet", reason: "This route has no further dose within a session." };
  if (!Number.isSafeInteger(boosterMaximum.value) || boosterMaximum.value <= 0)
    return { status: "unmet", reason: "Give an amount above 0, or none." };
  if (dose === null) return noDose;
  const together = micrograms(dose.value + boosterMaximum.value);
  const reading = readLimit(dosingRoutes[route].hardMaximum, together, weight);
  if (reading.status === "beyond")
    return { status: "unmet", reason: `${inMg(together)} together is above the hard maximum of ${inMg(reading.limit)}.` };
  return reading.status === "within"
    ? { status: "met", reason: `${inMg(together)} together.` }
    : { status: "unknown", reason: "The hard maximum depends on a weight." };
};
