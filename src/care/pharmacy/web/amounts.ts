import { milligramsOf, type Quantity } from "#kernel/quantity.ts";
import { formatNumber } from "#ui/words/format.ts";

/** "35" from 35,000 µg, with every whole µg. */
export const inMilligrams = (amount: Quantity<"ug">, locale: string): string =>
  formatNumber(milligramsOf(amount), locale, { maximumFractionDigits: 3 });

/** The number that was typed, with a point or a comma; undefined when it is none. */
export const numberFrom = (typed: string): number | undefined => {
  const text = typed.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
};
