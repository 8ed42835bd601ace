import { inMicrograms, micrograms, type Quantity } from "#kernel/quantity.ts";

import type { DoseAmount, DoseLimit } from "./dosing-route.ts";

/**
 * A dose judged against a limit. `not-assessed` when nothing is set, or when the weight that a limit by weight needs is not known
 * and the other limit was not passed: never `within` by default.
 */
export type LimitReading =
  | { readonly status: "within"; readonly limit: Quantity<"ug"> }
  | { readonly status: "beyond"; readonly limit: Quantity<"ug">; readonly by: "amount" | "weight" }
  | { readonly status: "not-assessed"; readonly why: "no-limit" | "no-weight" };

/** 1.5 × 72.4 is 108.60000000000001 in binary: noise far below a microgram must not decide about a limit. */
const roundOffNoise = (value: number): number => Math.round(value * 1e6) / 1e6;

/** An amount for a weight in whole micrograms, rounded down: a dose at a limit by weight is never above it. */
export const amountForWeight = (perWeight: Quantity<"mg/kg">, weight: Quantity<"kg">): Quantity<"ug"> =>
  micrograms(Math.floor(roundOffNoise(perWeight.value * weight.value * 1000)));

/** An amount, or an amount by weight, in µg; null when there is none, or when it is by weight and no weight is known. */
export const doseFor = (dose: DoseAmount | null, weight: Quantity<"kg"> | null): Quantity<"ug"> | null => {
  if (dose === null) return null;
  if (dose.unit === "mg") return inMicrograms(dose);
  return weight === null ? null : amountForWeight(dose, weight);
};

/** Micrograms at which a limit stands for a weight, by amount and by weight; null where it is not set or cannot be said. */
export const limitsInMicrograms = (
  limit: DoseLimit,
  weight: Quantity<"kg"> | null,
): { readonly amount: Quantity<"ug"> | null; readonly weight: Quantity<"ug"> | null } => ({
  amount: limit.amount === null ? null : inMicrograms(limit.amount),
  weight: limit.perWeight === null || weight === null ? null : amountForWeight(limit.perWeight, weight),
});

/** The lower of the limits by amount and by weight, as far as they can be said. */
export const lowestLimit = (limit: DoseLimit, weight: Quantity<"kg"> | null): Quantity<"ug"> | null => {
  const { amount, weight: byWeight } = limitsInMicrograms(limit, weight);
  if (amount === null || byWeight === null) return amount ?? byWeight;
  return amount.value <= byWeight.value ? amount : byWeight;
};

/** Judges a dose against a limit by amount and by weight; the lower of the two holds (TIT-05). */
export const readLimit = (limit: DoseLimit, dose: Quantity<"ug">, weight: Quantity<"kg"> | null): LimitReading => {
  const { amount, weight: byWeight } = limitsInMicrograms(limit, weight);
  const amountFirst = amount !== null && (byWeight === null || amount.value <= byWeight.value);
  const lowest = amountFirst ? amount : byWeight;
  if (lowest !== null && dose.value > lowest.value) return { status: "beyond", limit: lowest, by: amountFirst ? "amount" : "weight" };
  if (limit.amount === null && limit.perWeight === null) return { status: "not-assessed", why: "no-limit" };
  if (lowest === null || (limit.perWeight !== null && weight === null)) return { status: "not-assessed", why: "no-weight" };
  return { status: "within", limit: lowest };
};
