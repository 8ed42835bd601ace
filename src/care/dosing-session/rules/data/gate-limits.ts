import type { Route } from "#care/pharmacy/rules/drug.ts";
import { quantity } from "#kernel/quantity.ts";

const minutes = (value: number) => quantity(value, "min");

/** Source: `screening.json` preDoseBp and `defaults.json` preDose.* (caution: label spravato-pi; hold, stop: proposal, yip2022). Owner: medical director. */
export const preDosePressure = {
  caution: { systolic: 140, diastolic: 90 },
  hold: { systolic: 160, diastolic: 100 },
  stop: { systolic: 180, diastolic: 110 },
  low: { systolic: 90, diastolic: 50 },
} as const;

/** Source: `screening.json` preDoseVitals (proposed-default). `[below, above]`; null has no such limit. */
export const preDoseHold = {
  heartRate: [45, 120],
  saturation: [92, null],
  respiration: [10, 24],
  temperature: [null, 38],
} as const;
/** From 38.0 °C on, not above it (`screening.json` preDoseVitals.tempC). */
export const preDoseFeverFrom = preDoseHold.temperature[1];

/** Source: `screening.json` preDoseBp.measureWithinMinBeforeDose. */
export const preDoseFreshness = minutes(15);

/** Which roles must be in the room for a dose. Source: `product.md` DOSE; evidence: proposal; owner: medical director. */
export const rolesForDose = [
  { of: ["prescriber", "nurse", "monitor"], name: "a prescriber, nurse or monitor" },
  { of: ["therapist"], name: "a therapist" },
] as const;

/** Booster limits. Source: `dosing.json` routes.boosterWithinSession and default.hardMax (evidence: practice, proposal). */
export type BoosterLimits = {
  readonly windowMinutes: readonly [number, number];
  readonly mostBoosters: number;
};
export const boosterLimits: Readonly<Record<Route, BoosterLimits | null>> = {
  IM: { windowMinutes: [10, 30], mostBoosters: 1 },
  SL: null,
  IN: null,
  IV: null,
  SC: null,
  PO: null,
  "IN-ESK": null,
};

/** The most in one session, boosters included; the lower of the two counts. Source: `dosing.json` default.hardMaxMg, hardMaxMgPerKg. */
export const hardMaximum: Readonly<Record<Route, { readonly mg: number; readonly mgPerKg: number | null }>> = {
  IM: { mg: 150, mgPerKg: 1.5 },
  SL: { mg: 400, mgPerKg: null },
  IN: { mg: 150, mgPerKg: null },
  IV: { mg: 100, mgPerKg: 1 },
  SC: { mg: 90, mgPerKg: 0.9 },
  PO: { mg: 300, mgPerKg: null },
  "IN-ESK": { mg: 84, mgPerKg: null },
};

/** Source: `monitoring.json` dischargeCriteria DIS-01…13, aldrete (aldrete1995); `defaults.json` discharge.*. Owner: medical director. */
export const releaseLimits = {
  aldrete: { least: 9, leastOfEach: 1 },
  /** DIS-03: alert twice, this far apart. */
  alertChecksApart: minutes(15),
  moaas: 5,
  rass: 0,
  /** DIS-04 */
  pressureBelow: { systolic: 160, diastolic: 100 },
  baselineFraction: 0.2,
  /** DIS-05 */
  saturationFrom: 94,
  respiration: [10, 24],
  heartRate: [50, 110],
  /** DIS-07 */
  dissociationUpTo: 2,
  /** How old the vital signs may be (proposal: as before a dose). */
  freshness: minutes(15),
} as const;

/** Source: `monitoring.json` schedules.escalation. After amber a full set in 5 min until two green ones; red: without a pause until it is over. Its tolerance is a proposal. */
export const recheck = { afterAmber: minutes(5), greenSets: 2, tolerance: minutes(2) } as const;
