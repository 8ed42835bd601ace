import { quantity } from "#kernel/quantity.ts";

/**
 * Ideal body weight by the Devine formula (1974): so many kg at five feet, and so many more for each inch above; it says nothing about
 * smaller people. Evidence: practice; source: devine1974 (from general knowledge, not looked up). Owner: medical director.
 */
export const devine = {
  from: quantity(60, "[in_i]"),
  atFrom: { female: quantity(45.5, "kg"), male: quantity(50, "kg") },
  perInch: quantity(2.3, "kg"),
  source: "devine1974",
} as const;
