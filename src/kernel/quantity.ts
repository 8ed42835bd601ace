/** The UCUM units that Kapstone's clinical facts use. */
export type Unit =
  | "mm[Hg]"
  | "/min"
  | "%"
  | "Cel"
  | "{score}"
  | "kg"
  | "[lb_av]"
  | "cm"
  | "ug"
  | "mg"
  | "mg/kg"
  | "mg/d"
  | "uL"
  | "mL"
  | "mg/mL"
  | "min"
  | "h"
  | "d"
  | "wk"
  | "mo"
  | "a"
  /** Unity: a count or a ratio. */
  | "1";

/** A number that carries its UCUM unit in its type. Drug amounts are whole micrograms ("ug"), volumes whole microlitres ("uL"). */
export type Quantity<U extends Unit = Unit> = { readonly value: number; readonly unit: U };

export const quantity = <U extends Unit>(value: number, unit: U): Quantity<U> => ({ value, unit });

export const mmHg = (value: number): Quantity<"mm[Hg]"> => quantity(value, "mm[Hg]");
export const perMinute = (value: number): Quantity<"/min"> => quantity(value, "/min");
export const percent = (value: number): Quantity<"%"> => quantity(value, "%");
export const celsius = (value: number): Quantity<"Cel"> => quantity(value, "Cel");
export const score = (value: number): Quantity<"{score}"> => quantity(value, "{score}");
export const kilograms = (value: number): Quantity<"kg"> => quantity(value, "kg");
export const micrograms = (value: number): Quantity<"ug"> => quantity(value, "ug");

/** Milligrams to whole micrograms, the unit in which amounts are kept. */
export const microgramsFromMilligrams = (milligrams: number): Quantity<"ug"> => micrograms(Math.round(milligrams * 1000));

export const milligramsOf = (amount: Quantity<"ug">): number => amount.value / 1000;

/** International avoirdupois pound: exactly 0.45359237 kg (NIST Handbook 44, Appendix C). */
const kilogramsPerPound = 0.453_592_37;

export const kilogramsFromPounds = (weight: Quantity<"[lb_av]">): Quantity<"kg"> =>
  kilograms(Math.round(weight.value * kilogramsPerPound * 1000) / 1000);

export const poundsFromKilograms = (weight: Quantity<"kg">): Quantity<"[lb_av]"> =>
  quantity(Math.round((weight.value / kilogramsPerPound) * 10) / 10, "[lb_av]");
