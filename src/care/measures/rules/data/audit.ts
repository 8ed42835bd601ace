import { defineInstrument, from, noneMissing } from "../define-instrument.ts";

/** Alcohol use disorder. Items 9 and 10 take 0, 2 or 4. LOINC panel not verified, so not shipped. Source: babor2001. Owner: medical director. */
export const audit = defineInstrument({
  id: "audit",
  construct: "alcohol use disorder",
  lookback: "12 months",
  itemCounts: [10],
  answers: { kind: "choice", values: from(0, 4), exceptions: [{ items: [9, 10], values: [0, 2, 4] }] },
  skips: [
    { whenZero: [1], items: from(2, 8), as: "zero" },
    { whenZero: [2, 3], items: from(4, 8), as: "zero-if-open" },
  ],
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 0, max: 40 },
  bands: [
    { min: 0, code: "low", label: "Low risk" },
    { min: 8, code: "hazardous", label: "Hazardous" },
    { min: 16, code: "harmful", label: "Harmful" },
    { min: 20, code: "dependence", label: "Possible dependence" },
  ],
  cutoffs: [{ code: "positive", label: "Positive screen", atLeast: 8, items: null }],
  flags: [{ rule: "SR-10", when: "total-at-least", value: 16 }],
  loinc: { panel: null, total: "75624-7", items: [], extra: {}, answers: [], confidence: "total seen; panel from knowledge, not shipped" },
  schedule: ["baseline if AUDIT-C positive"],
  sources: ["babor2001", "camcops"],
});
