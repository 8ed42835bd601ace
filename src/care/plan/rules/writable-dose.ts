import { micrograms, type Quantity } from "#kernel/quantity.ts";

import { writableSteps } from "./data/writable-steps.ts";

/** Least and most of a dose, as they were worked out. */
export type DoseRange = { readonly from: Quantity<"ug">; readonly to: Quantity<"ug"> };

const [coarse, fine] = writableSteps;

const up = (amount: Quantity<"ug">, step: Quantity<"ug">): Quantity<"ug"> => micrograms(Math.ceil(amount.value / step.value) * step.value);
const down = (amount: Quantity<"ug">, step: Quantity<"ug">): Quantity<"ug"> =>
  micrograms(Math.floor(amount.value / step.value) * step.value);
const stepOf = (amount: Quantity<"ug">): Quantity<"ug"> => (amount.value >= coarse.from.value ? coarse.step : fine.step);

/** The greatest amount that a prescriber would write and that is not above this one; the amount itself where none is left. */
export const writableAtMost = (amount: Quantity<"ug">): Quantity<"ug"> => {
  const most = down(amount, stepOf(amount));
  return most.value > 0 ? most : amount;
};

/**
 * A worked-out range as a prescriber would write it: each bound moves inwards, so that neither is ever passed. A range too narrow for
 * that is shown in tenths, or as it is. One amount is rounded down, as every dose by weight is (TIT-05).
 */
export const writableRange = (range: DoseRange): DoseRange => {
  const { from, to } = range;
  if (from.value === to.value) return { from: writableAtMost(from), to: writableAtMost(to) };
  const written = [
    { from: up(from, stepOf(from)), to: down(to, stepOf(to)) },
    { from: up(from, fine.step), to: down(to, fine.step) },
  ];
  return written.find((one) => one.from.value <= one.to.value) ?? range;
};
