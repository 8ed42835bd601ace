import { defineInstrument, oneOf } from "../define-instrument.ts";

/** Disability, simple scoring: one open item is taken as the mean of the other eleven. The bands are on the percentage and unofficial. Source: ustun2010. Owner: medical director. */
export const whodas12 = defineInstrument({
  id: "whodas12",
  construct: "disability",
  lookback: "30 days",
  itemCounts: [12],
  answers: oneOf(0, 4),
  total: { kind: "sum", times: 1, missing: { max: 1, only: null, how: "prorate-tenth" } },
  range: { min: 0, max: 48 },
  percent: true,
  bandOn: "percent",
  bands: [
    { min: 0, code: "none", label: "None" },
    { min: 20, code: "mild", label: "Mild" },
    { min: 40, code: "moderate", label: "Moderate" },
    { min: 60, code: "severe", label: "Severe" },
    { min: 80, code: "extreme", label: "Extreme" },
  ],
  schedule: ["baseline, end, 6 mo"],
  sources: ["ustun2010", "whodas-notice"],
});
