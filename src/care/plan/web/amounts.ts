import type { Strength } from "#care/pharmacy/rules/drug.ts";
import { poundsFromKilograms, type Quantity } from "#kernel/quantity.ts";
import { formatNumber } from "#ui/words/format.ts";

import type { DoseAmount } from "../rules/dosing-route.ts";

export const inMillilitres = (volume: Quantity<"uL">, locale: string): string =>
  formatNumber(volume.value / 1000, locale, { maximumFractionDigits: 3 });

export const kilogramsAndPounds = (weight: Quantity<"kg">, locale: string): { readonly kg: string; readonly lb: string } => ({
  kg: formatNumber(weight.value, locale, { maximumFractionDigits: 1 }),
  lb: formatNumber(poundsFromKilograms(weight).value, locale, { maximumFractionDigits: 1 }),
});

/** "0.5 mg/kg": an amount with its unit. */
export const doseWords = (dose: DoseAmount, locale: string): string =>
  `${formatNumber(dose.value, locale, { maximumFractionDigits: 3 })} ${dose.unit}`;

/** A key for choosing among strengths; the same strength has the same key. */
export const strengthKey = (strength: Strength): string =>
  strength.kind === "concentration" ? `${strength.concentration.value} mg/mL` : `${strength.amount.value} ug`;
