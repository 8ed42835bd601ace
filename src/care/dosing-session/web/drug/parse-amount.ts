import { microgramsFromMilligrams, micrograms, type Quantity } from "#kernel/quantity.ts";

const numberIn = (text: string, digits: RegExp): number | undefined => {
  const plain = text.trim().replace(",", ".");
  return digits.test(plain) && Number(plain) > 0 ? Number(plain) : undefined;
};

/** The milligrams that were typed, with a point or a comma, as whole µg; undefined when they are none. */
export const amountIn = (text: string): Quantity<"ug"> | undefined => {
  const milligrams = numberIn(text, /^\d+(\.\d{1,3})?$/);
  return milligrams === undefined ? undefined : microgramsFromMilligrams(milligrams);
};

/** The whole units that were typed. */
export const unitsIn = (text: string): number | undefined => numberIn(text, /^\d+$/);

/** What so many pieces hold. */
export const amountOfUnits = (units: number, each: Quantity<"ug">): Quantity<"ug"> => micrograms(units * each.value);
