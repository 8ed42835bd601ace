import type { Drug } from "#care/pharmacy/rules/drug.ts";
import { micrograms, quantity, type Quantity } from "#kernel/quantity.ts";

import { labelStrengths } from "./data/hydrochloride.ts";

/**
 * The base in an amount of hydrochloride, in whole µg, by the ratio of the label (UNIT-1). Rounded to the nearest; undefined for an
 * amount that is none. Orders, strengths and limits are of base alone.
 */
export const baseFromHydrochloride = (drug: Drug, amount: Quantity<"ug{hydrochloride}">): Quantity<"ug"> | undefined => {
  const { base, hydrochloride } = labelStrengths[drug];
  return Number.isFinite(amount.value) && amount.value > 0 ? micrograms(Math.round((amount.value * base) / hydrochloride)) : undefined;
};

/** What a vial that is labelled in hydrochloride would say, for comparison on screen. */
export const hydrochlorideFromBase = (drug: Drug, amount: Quantity<"ug">): Quantity<"ug{hydrochloride}"> => {
  const { base, hydrochloride } = labelStrengths[drug];
  return quantity(Math.round((amount.value * hydrochloride) / base), "ug{hydrochloride}");
};
