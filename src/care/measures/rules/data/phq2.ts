import { defineInstrument, noneMissing, oneOf } from "../define-instrument.ts";

/** The first two items of the PHQ-9, as a weekly pulse. Source: kroenke2003. Owner: medical director. */
export const phq2 = defineInstrument({
  id: "phq2",
  construct: "depression screen",
  lookback: "2 weeks",
  itemCounts: [2],
  answers: oneOf(0, 3),
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 0, max: 6 },
  bands: [
    { min: 0, code: "negative", label: "Negative" },
    { min: 3, code: "positive", label: "Positive screen" },
  ],
  cutoffs: [{ code: "positive", label: "Positive screen", atLeast: 3, items: null }],
  loinc: {
    panel: "55757-9",
    total: "55758-7",
    items: ["44250-9", "44255-8"],
    extra: {},
    answers: [
      { item: null, value: 0, code: "LA6568-5" },
      { item: null, value: 1, code: "LA6569-3" },
      { item: null, value: 2, code: "LA6570-1" },
      { item: null, value: 3, code: "LA6571-9" },
    ],
    confidence: "high",
  },
  schedule: ["weekly pulse"],
  sources: ["kroenke2003", "camcops"],
});
