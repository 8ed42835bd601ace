import { mmHg, percent } from "#kernel/quantity.ts";

/**
 * Where CTCAE v5.0 puts its grades on numbers (ctcae5). Published definitions and no settings: a clinic
 * that moves them does not grade by CTCAE any more. Owner: medical director.
 */
export const pressureGrades = [
  { grade: 3, systolic: mmHg(160), diastolic: mmHg(100) },
  { grade: 2, systolic: mmHg(140), diastolic: mmHg(90) },
  { grade: 1, systolic: mmHg(120), diastolic: mmHg(80) },
] as const;

/** Below this saturation, at rest grade 3 and on exertion grade 2. */
export const hypoxiaBelow = percent(88);

/** At this partial pressure of oxygen at rest or below, grade 3. */
export const oxygenPressureAtMost = mmHg(55);

/** ALT or AST as a multiple of the upper limit of normal: above each, that grade. */
export const enzymeGrades = [
  { grade: 4, above: 20 },
  { grade: 3, above: 5 },
  { grade: 2, above: 3 },
  { grade: 1, above: 1 },
] as const;
