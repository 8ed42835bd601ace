import type { Route } from "#care/pharmacy/rules/drug.ts";
import { micrograms, type Quantity } from "#kernel/quantity.ts";
import type { Protocol } from "#kernel/setting.ts";

import { cumulativeDose } from "./dose-history.ts";
import { readLimit, type LimitReading } from "./dose-limits.ts";
import { dosingRouteOf } from "./dosing-route.ts";
import type { Judged } from "./judged.ts";
import { inMg } from "./statement.ts";
import { writableRange, type DoseRange } from "./writable-dose.ts";

type FurtherDose = {
  readonly route: Route;
  /** The first dose. */
  readonly dose: Quantity<"ug"> | null;
  /** At most so much more in the session; null for none. */
  readonly further: Quantity<"ug"> | null;
  readonly weight: Quantity<"kg"> | null;
  readonly protocol: Protocol;
};

/** The doses of one session together, against the hard maximum by amount and by weight. */
export const readCumulative = (
  route: Route,
  doses: readonly { readonly amount: Quantity<"ug"> }[],
  weight: Quantity<"kg"> | null,
  protocol: Protocol,
): { readonly together: Quantity<"ug">; readonly reading: LimitReading } => {
  const together = cumulativeDose(doses);
  return { together, reading: readLimit(dosingRouteOf(route, protocol).hardMaximum, together, weight) };
};

const noDose: Judged = { status: "unknown", reason: "The dose could not be worked out." };

/** A further dose exists where the route has one, and both together stay within the hard maximum (ORDER-12). */
export const judgeFurtherDose = ({ route, dose, further, weight, protocol }: FurtherDose): Judged => {
  if (further === null) return { status: "met", reason: "None is ordered." };
  if (dosingRouteOf(route, protocol).booster === null)
    return { status: "unmet", reason: "This route has no further dose within a session." };
  if (!Number.isSafeInteger(further.value) || further.value <= 0) return { status: "unmet", reason: "Give an amount above 0, or none." };
  if (dose === null) return noDose;
  const { together, reading } = readCumulative(route, [{ amount: dose }, { amount: further }], weight, protocol);
  if (reading.status === "beyond")
    return { status: "unmet", reason: `${inMg(together)} together is above the hard maximum of ${inMg(reading.limit)}.` };
  return reading.status === "within"
    ? { status: "met", reason: `${inMg(together)} together.` }
    : { status: "unknown", reason: "The hard maximum depends on a weight." };
};

/** How much of the first dose a further one is: least and most, rounded down to the whole µg. Null where the route has none. */
export const furtherRange = (route: Route, dose: Quantity<"ug">, protocol: Protocol): DoseRange | null => {
  const { booster } = dosingRouteOf(route, protocol);
  if (booster === null) return null;
  const [least, most] = booster.fraction.map(({ value }) => micrograms(Math.floor((dose.value * value) / 100)));
  return least === undefined || most === undefined ? null : { from: least, to: most };
};

/** A further dose is a fraction of the first (ORDER-25). */
export const judgeFurtherFraction = ({ route, dose, further, protocol }: FurtherDose): Judged => {
  if (further === null) return { status: "met", reason: "None is ordered." };
  if (dose === null) return noDose;
  const range = furtherRange(route, dose, protocol);
  if (range === null) return { status: "unmet", reason: "This route has no further dose within a session." };
  const shown = writableRange(range);
  const words = `${inMg(shown.from)} to ${inMg(shown.to)}`;
  return further.value >= range.from.value && further.value <= range.to.value
    ? { status: "met", reason: `Of the first dose, ${words}.` }
    : { status: "unmet", reason: `Of the first dose a further one is ${words}.` };
};
