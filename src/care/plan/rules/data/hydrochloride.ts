import type { Drug } from "#care/pharmacy/rules/drug.ts";

/**
 * The same strength as its label states it twice: of base and of hydrochloride, in mg. Evidence: label. Sources: ketalar-pi (10, 50 and
 * 100 mg of base are 11.53, 57.67 and 115.33 mg of hydrochloride), spravato-pi (28 and 32.3 mg a device). The largest is the least rounded.
 */
export const labelStrengths: Readonly<Record<Drug, { readonly base: number; readonly hydrochloride: number }>> = {
  "ketamine-racemic": { base: 100, hydrochloride: 115.33 },
  esketamine: { base: 28, hydrochloride: 32.3 },
};
