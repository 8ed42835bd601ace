/** The UCUM units that Kapstone's clinical facts use. */
export type Unit =
  | "mm[Hg]"
  | "/min"
  | "%"
  | "Cel"
  | "1"
  | "{score}"
  | "kg"
  | "kg/m2"
  | "[lb_av]"
  | "cm"
  | "[in_i]"
  | "ug"
  | "ug{hydrochloride}"
  | "mg"
  | "mg/kg"
  | "mg/d"
  | "uL"
  | "mL"
  | "mg/mL"
  | "s"
  | "dB"
  | "dB/s"
  | "mL/min/{1.73_m2}"
  | "{dose}"
  | "min"
  | "h"
  | "d"
  | "wk"
  | "mo"
  | "a";

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

export const inMilligrams = (amount: Quantity<"ug">): Quantity<"mg"> => quantity(amount.value / 1000, "mg");
export const inMicrograms = (amount: Quantity<"mg">): Quantity<"ug"> => microgramsFromMilligrams(amount.value);

/** Whole microlitres, the unit in which volumes are kept. */
export const inMicrolitres = (volume: Quantity<"mL">): Quantity<"uL"> => quantity(Math.round(volume.value * 1000), "uL");
export const inMillilitres = (volume: Quantity<"uL">): Quantity<"mL"> => quantity(volume.value / 1000, "mL");

/**
 * The volume that holds a dose, in whole µL; undefined for a concentration that is none. 1 mg/mL is 1 µg/µL, so that nothing is
 * converted on the way.
 */
export const volumeOfDose = (dose: Quantity<"ug">, concentration: Quantity<"mg/mL">): Quantity<"uL"> | undefined =>
  Number.isFinite(concentration.value) && concentration.value > 0
    ? quantity(Math.round(dose.value / concentration.value), "uL")
    : undefined;

/** What a volume holds, in whole µg. */
export const doseInVolume = (volume: Quantity<"uL">, concentration: Quantity<"mg/mL">): Quantity<"ug"> =>
  micrograms(Math.round(volume.value * concentration.value));

/** International avoirdupois pound: exactly 0.45359237 kg (NIST Handbook 44, Appendix C). */
const kilogramsPerPound = 0.453_592_37;

/** To the gram, the smallest step in which weights are kept. */
export const kilogramsFromPounds = (weight: Quantity<"[lb_av]">): Quantity<"kg"> =>
  kilograms(Math.round(weight.value * kilogramsPerPound * 1000) / 1000);

/** To the thousandth of a pound, which is less than a gram: back in kilograms it is the same gram. */
export const poundsFromKilograms = (weight: Quantity<"kg">): Quantity<"[lb_av]"> =>
  quantity(Math.round((weight.value / kilogramsPerPound) * 1000) / 1000, "[lb_av]");

/** International inch: exactly 2.54 cm. */
const centimetresPerInch = 2.54;

/** To the millimetre, the smallest step in which heights are kept. */
export const centimetresFromInches = (height: Quantity<"[in_i]">): Quantity<"cm"> =>
  quantity(Math.round(height.value * centimetresPerInch * 10) / 10, "cm");

/** To the hundredth of an inch: back in centimetres it is the same millimetre. */
export const inchesFromCentimetres = (height: Quantity<"cm">): Quantity<"[in_i]"> =>
  quantity(Math.round((height.value / centimetresPerInch) * 100) / 100, "[in_i]");
