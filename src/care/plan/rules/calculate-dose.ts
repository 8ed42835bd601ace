import type { Route, Strength } from "#care/pharmacy/rules/drug.ts";
import { inMicrograms, micrograms, milligramsOf, quantity, volumeOfDose, type Quantity } from "#kernel/quantity.ts";
import type { Protocol } from "#kernel/setting.ts";

import { diluteFrom } from "./data/preparations.ts";
import { amountForWeight, readLimit, type LimitReading } from "./dose-limits.ts";
import { dosingRouteOf, type DosingRoute } from "./dosing-route.ts";
import { inMg } from "./statement.ts";

/** What the prescriber asks for: an amount, or an amount for each kilogram. */
export type AskedDose =
  | { readonly kind: "amount"; readonly dose: Quantity<"ug"> }
  | { readonly kind: "by-weight"; readonly dosePerWeight: Quantity<"mg/kg"> };

export type DoseRequest = {
  readonly route: Route;
  readonly weight: Quantity<"kg"> | null;
  readonly asked: AskedDose;
  readonly strength: Strength;
  /** Rounds to the nearest whole multiple, in mg; not rounded when it is left out. */
  readonly roundTo?: Quantity<"mg">;
};

/** How a dose is measured out. A count may be a fraction when the strength does not divide the dose; that is a block. */
export type Measure =
  | { readonly kind: "volume"; readonly volume: Quantity<"uL"> }
  | { readonly kind: "pieces"; readonly count: number; readonly minimumTime: Quantity<"min"> | null };

export type DoseNotice = { readonly rule: string; readonly message: string };

export type DoseCalculation = {
  /** Null when it cannot be worked out: no weight for a dose by weight, or a number that is none. */
  readonly dose: Quantity<"ug"> | null;
  readonly dosePerWeight: Quantity<"mg/kg"> | null;
  readonly measure: Measure | null;
  /** For a drip: the amount in each minute. */
  readonly amountPerMinute: Quantity<"ug"> | null;
  readonly soft: LimitReading | null;
  readonly hard: LimitReading | null;
  /** May be passed with a reason. */
  readonly warnings: readonly DoseNotice[];
  /** May not be passed. */
  readonly blocks: readonly DoseNotice[];
};

const isPositive = (value: number): boolean => Number.isFinite(value) && value > 0;

const rounded = (dose: Quantity<"ug">, roundTo: Quantity<"mg"> | undefined): Quantity<"ug"> => {
  const step = roundTo === undefined ? 0 : inMicrograms(roundTo).value;
  return step > 0 ? micrograms(Math.round(dose.value / step) * step) : dose;
};

const doseOf = ({ asked, weight, roundTo }: DoseRequest): Quantity<"ug"> | null => {
  if (asked.kind === "amount") return Number.isSafeInteger(asked.dose.value) && asked.dose.value > 0 ? rounded(asked.dose, roundTo) : null;
  if (weight === null || !isPositive(weight.value) || !isPositive(asked.dosePerWeight.value)) return null;
  return rounded(amountForWeight(asked.dosePerWeight, weight), roundTo);
};

const perWeightOf = (dose: Quantity<"ug">, weight: Quantity<"kg"> | null): Quantity<"mg/kg"> | null =>
  weight === null || !isPositive(weight.value) ? null : quantity(Math.round((milligramsOf(dose) / weight.value) * 1000) / 1000, "mg/kg");

const measureOf = (dose: Quantity<"ug">, strength: Strength, { betweenPieces }: DosingRoute): Measure | null => {
  if (strength.kind === "concentration") {
    const volume = volumeOfDose(dose, strength.concentration);
    return volume === undefined ? null : { kind: "volume", volume };
  }
  if (!isPositive(strength.amount.value)) return null;
  const count = dose.value / strength.amount.value;
  return { kind: "pieces", count, minimumTime: betweenPieces && quantity(Math.max(0, Math.ceil(count) - 1) * betweenPieces.value, "min") };
};

const limitWords = (reading: LimitReading & { readonly status: "beyond" }, dosing: DosingRoute["softMaximum"]): string =>
  reading.by === "weight" && dosing.perWeight !== null ? `${inMg(reading.limit)} (${dosing.perWeight.value} mg/kg)` : inMg(reading.limit);

const warningsOf = (request: DoseRequest, dosing: DosingRoute, soft: LimitReading): DoseNotice[] => {
  const notices: DoseNotice[] = [];
  if (soft.status === "beyond")
    notices.push({ rule: "TIT-04", message: `Above the soft maximum of ${limitWords(soft, dosing.softMaximum)}: give a reason.` });
  if (soft.status === "not-assessed" && soft.why === "no-limit")
    notices.push({ rule: "TIT-04", message: "No soft maximum is set for this route." });
  if (request.route === "IV" && request.strength.kind === "concentration" && request.strength.concentration.value >= diluteFrom.value)
    notices.push({
      rule: "ORDER-11",
      message: `${request.strength.concentration.value} mg/mL must be diluted before it is given into a vein.`,
    });
  return notices;
};

const isMade = (strength: Strength, { pieces }: DosingRoute): boolean =>
  strength.kind === "piece" && pieces.some(({ value }) => value === strength.amount.value);

const measureBlocks = (dose: Quantity<"ug">, measure: Measure | null, strength: Strength, dosing: DosingRoute): DoseNotice[] => {
  const { allowedDoses } = dosing;
  if (allowedDoses !== null && !allowedDoses.some((one) => inMicrograms(one).value === dose.value))
    return [{ rule: "ORDER-11", message: `Only ${allowedDoses.map((one) => `${one.value} mg`).join(" or ")} can be given.` }];
  if (measure === null) return [{ rule: "ORDER-11", message: "The strength is not known." }];
  // A device comes in the strengths of its label alone; lozenges are made to order.
  if (allowedDoses !== null && !isMade(strength, dosing))
    return [{ rule: "ORDER-11", message: `Its devices are of ${dosing.pieces.map(inMg).join(" or ")} each.` }];
  if (measure.kind === "pieces" && !Number.isInteger(measure.count))
    return [{ rule: "ORDER-11", message: "This dose is not a whole number of pieces of that strength." }];
  return [];
};

const blocksOf = (
  request: DoseRequest,
  dosing: DosingRoute,
  dose: Quantity<"ug">,
  hard: LimitReading,
  measure: Measure | null,
): DoseNotice[] => {
  const notices: DoseNotice[] = [];
  if (hard.status === "beyond")
    notices.push({ rule: "TIT-05", message: `Above the hard maximum of ${limitWords(hard, dosing.hardMaximum)}.` });
  if (hard.status === "not-assessed") notices.push({ rule: "TIT-05", message: "The hard maximum cannot be judged without a weight." });
  if (!dosing.enabled) notices.push({ rule: "ORDER-10", message: "This route is switched off in this clinic." });
  if ((request.strength.kind === "concentration") !== dosing.forms.includes("solution"))
    notices.push({ rule: "ORDER-11", message: "This strength does not fit the route." });
  return [...notices, ...measureBlocks(dose, measure, request.strength, dosing)];
};

/**
 * Works out a dose: its amount in whole µg, its amount by weight, its volume in whole µL or its count of pieces, and what stands
 * against it. Amounts never pass through another unit than mg and µg of base.
 */
export const calculateDose = (request: DoseRequest, protocol: Protocol): DoseCalculation => {
  const dosing = dosingRouteOf(request.route, protocol);
  const dose = doseOf(request);
  if (dose === null || dose.value <= 0) {
    const why = request.asked.kind === "by-weight" && request.weight === null ? "A dose by weight needs a weight." : "Give a dose above 0.";
    const blocks = [{ rule: "ORDER-7", message: why }];
    return { dose: null, dosePerWeight: null, measure: null, amountPerMinute: null, soft: null, hard: null, warnings: [], blocks };
  }
  const measure = measureOf(dose, request.strength, dosing);
  const soft = readLimit(dosing.softMaximum, dose, request.weight);
  const hard = readLimit(dosing.hardMaximum, dose, request.weight);
  return {
    dose,
    dosePerWeight: perWeightOf(dose, request.weight),
    measure,
    amountPerMinute: dosing.infusion && micrograms(Math.round(dose.value / dosing.infusion.value)),
    soft,
    hard,
    warnings: warningsOf(request, dosing, soft),
    blocks: blocksOf(request, dosing, dose, hard, measure),
  };
};
