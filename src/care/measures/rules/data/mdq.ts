import { defineInstrument, from } from "../define-instrument.ts";

/** Bipolar screen: seven symptoms, at the same time, with at least a moderate problem. Source: hirschfeld2000. Owner: medical director. */
export const mdq = defineInstrument({
  id: "mdq",
  construct: "bipolar screen",
  lookback: "lifetime",
  itemCounts: [15],
  answers: { kind: "choice", values: [0, 1], exceptions: [{ items: [15], values: from(0, 3) }] },
  total: { kind: "none" },
  range: null,
  bandOn: "pattern",
  bands: [
    { min: 0, code: "neg", label: "Negative" },
    { min: 1, code: "pos", label: "Positive" },
  ],
  pattern: {
    atLeast: 1,
    exceptions: [{ item: 15, atLeast: 2 }],
    outcomes: [
      {
        code: "pos",
        label: "Positive screen",
        needs: [
          { items: from(1, 13), count: 7 },
          { items: [14], count: 1 },
          { items: [15], count: 1 },
        ],
      },
    ],
    otherwise: { code: "neg", label: "Negative screen" },
    caveat: "A screen, not a diagnosis: a clinician assesses for bipolar disorder.",
  },
  flags: [{ rule: "SR-08", when: "pattern", code: "pos" }],
  loinc: { panel: "85102-2", total: "84773-1", items: [], extra: {}, answers: [], confidence: "high" },
  schedule: ["baseline"],
  sources: ["hirschfeld2000", "loinc-mdq"],
});
