import type { Route } from "#care/pharmacy/rules/drug.ts";
import { quantity } from "#kernel/quantity.ts";

import type { VitalSchedule } from "../events.ts";

const minutes = (value: number) => quantity(value, "min");
const fullSet = ["systolic", "diastolic", "heartRate", "saturation", "respiration", "moaas"] as const;

const schedule = (after: readonly number[], tolerance = 5, continuous: VitalSchedule["continuous"] = ["saturation"]): VitalSchedule => ({
  before: [minutes(-15)],
  after: after.map(minutes),
  tolerance: minutes(tolerance),
  fullSet: [...fullSet],
  continuous,
});

/**
 * When vital signs are due, from the first dose. Source: `monitoring.json` schedules (esketamine: label; the others proposals shaped by
 * szarmach2020, askp3-2020). The sources name none for SC and PO: there the schedule is unknown. Owner: medical director.
 */
export const vitalSchedules: Readonly<Record<Route, VitalSchedule | null>> = {
  IM: schedule([5, 10, 15, 30, 45, 60, 90, 120]),
  SL: schedule([15, 30, 45, 60, 90, 120]),
  IN: schedule([15, 30, 45, 60, 90, 120]),
  IV: schedule([10, 20, 30, 40, 55, 70, 85, 100], 5, ["saturation", "heartRate"]),
  SC: null,
  PO: null,
  "IN-ESK": schedule([40, 90, 120], 10),
};

/** Source: `monitoring.json` minObservationMin; SC and PO by `defaults.json` discharge.minObservation.racemic. */
export const minimumObservation: Readonly<Record<Route, ReturnType<typeof minutes>>> = {
  IM: minutes(120),
  SL: minutes(120),
  IN: minutes(120),
  IV: minutes(100),
  SC: minutes(120),
  PO: minutes(120),
  "IN-ESK": minutes(120),
};

/** Source: `monitoring.json` schedules.IV.minAfterInfusionEndMin. */
export const observationAfterInfusion = minutes(60);

type Span = readonly [number, number];
export type EffectTiming = { readonly onset: Span; readonly peak: Span; readonly effect: Span; readonly recovery: Span };

/** When effects begin, peak, end and have passed, in minutes since the dose. Source: `dosing.json` routes.timing; evidence: practice. */
export const effectTimings: Readonly<Record<Route, EffectTiming>> = {
  IM: { onset: [3, 5], peak: [10, 20], effect: [30, 60], recovery: [90, 120] },
  SL: { onset: [10, 20], peak: [30, 45], effect: [45, 90], recovery: [120, 180] },
  IN: { onset: [5, 10], peak: [20, 30], effect: [45, 60], recovery: [90, 120] },
  IV: { onset: [1, 5], peak: [30, 40], effect: [40, 80], recovery: [80, 120] },
  SC: { onset: [5, 15], peak: [15, 30], effect: [45, 90], recovery: [90, 120] },
  PO: { onset: [20, 40], peak: [45, 75], effect: [60, 120], recovery: [180, 300] },
  "IN-ESK": { onset: [10, 20], peak: [20, 40], effect: [60, 90], recovery: [90, 120] },
};

/**
 * From which dose the observation time runs: the first device (label, `monitoring.json` IN-ESK anchor), else the last dose
 * (product rule RELEASE).
 */
export const observedFrom = (route: Route): "first-dose" | "last-dose" => (route === "IN-ESK" ? "first-dose" : "last-dose");
