import { inchesFromCentimetres, kilograms, quantity, type Quantity } from "#kernel/quantity.ts";

import { devine } from "./data/ideal-weight.ts";

/** What the clinic knows of a body beside its weight. Null: nobody recorded it. */
export type Body = {
  readonly height: Quantity<"cm"> | null;
  readonly sex: "female" | "male" | "intersex" | null;
  readonly age: Quantity<"a"> | null;
};

/** By which weight a dose is reckoned (TIT-08). Null: the prescriber has not chosen. */
export type WeightBasis = "actual" | "ideal";

/** Weight over height squared, to a tenth. */
export const bmiOf = (weight: Quantity<"kg">, height: Quantity<"cm">): Quantity<"kg/m2"> | null =>
  height.value > 0 ? quantity(Math.round((weight.value / (height.value / 100) ** 2) * 10) / 10, "kg/m2") : null;

/** Null where the formula says nothing: height or sex unknown, or a height below its start. To the gram. */
export const idealWeight = ({ height, sex }: Body): Quantity<"kg"> | null => {
  if (height === null || sex === null || sex === "intersex") return null;
  const above = inchesFromCentimetres(height).value - devine.from.value;
  return above < 0 ? null : kilograms(Math.round((devine.atFrom[sex].value + above * devine.perInch.value) * 1000) / 1000);
};

/** The weight that a dose is reckoned by; an ideal one never above the measured one. Null when it is not known. */
export const dosingWeight = (actual: Quantity<"kg"> | null, basis: WeightBasis | null, body: Body): Quantity<"kg"> | null => {
  if (basis !== "ideal" || actual === null) return actual;
  const ideal = idealWeight(body);
  return ideal === null || ideal.value > actual.value ? null : ideal;
};
