import type { Route } from "#care/pharmacy/rules/drug.ts";

import type { VitalParameter } from "../vital-parameter.ts";

/** What one full set of vital signs is made of. Source: szarmach2020, askp3-2020, proposed-default. */
export const fullSet = ["systolic", "diastolic", "heartRate", "saturation", "respiration", "moaas"] as const;

/** What is streamed without a pause after a dose. Source: asa-ketamine, proposed-default; SC and PO as the other routes. */
export const continuousOf = (route: Route): readonly VitalParameter[] => (route === "IV" ? ["saturation", "heartRate"] : ["saturation"]);

type Span = readonly [number, number];
export type EffectTiming = { readonly onset: Span; readonly peak: Span; readonly effect: Span; readonly recovery: Span };

/** When effects begin, peak, end and have passed, in minutes since the dose. Evidence: practice; source: those of the route (`plan/rules/data/preparations.ts`). */
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
 * From which dose the observation time runs: the first device (proposed-default), the start of an infusion
 * (proposed-default), else the last dose (product rule RELEASE).
 */
export const observedFrom = (route: Route): "first-dose" | "last-dose" => (route === "IN-ESK" ? "first-dose" : "last-dose");
