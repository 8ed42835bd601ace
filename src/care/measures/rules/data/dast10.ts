import { defineInstrument, noneMissing, oneOf } from "../define-instrument.ts";

/** Drug use. A no to item 3 scores 1, so a sheet of noes scores 1. Source: skinner1982. Owner: medical director. */
export const dast10 = defineInstrument({
  id: "dast10",
  construct: "drug use",
  lookback: "12 months",
  itemCounts: [10],
  answers: oneOf(0, 1),
  reverse: [3],
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 0, max: 10 },
  bands: [
    { min: 0, code: "none", label: "None reported" },
    { min: 1, code: "low", label: "Low" },
    { min: 3, code: "moderate", label: "Moderate" },
    { min: 6, code: "substantial", label: "Substantial" },
    { min: 9, code: "severe", label: "Severe" },
  ],
  cutoffs: [{ code: "positive", label: "Positive screen", atLeast: 3, items: null }],
  flags: [{ rule: "SR-10", when: "total-at-least", value: 6 }],
  loinc: { panel: "82666-9", total: "82667-7", items: [], extra: {}, answers: [], confidence: "high" },
  schedule: ["baseline"],
  sources: ["skinner1982", "camcops"],
});
