import { defineInstrument, oneOf } from "../define-instrument.ts";

/** Depression by nine domains: the highest answer on sleep, on appetite and weight, and on restlessness counts. Source: qids-sr. Owner: medical director. */
export const qidsSr16 = defineInstrument({
  id: "qids_sr16",
  construct: "depression",
  lookback: "7 days",
  itemCounts: [16],
  answers: oneOf(0, 3),
  total: { kind: "domain-maxima", domains: [[1, 2, 3, 4], [5], [6, 7, 8, 9], [10], [11], [12], [13], [14], [15, 16]] },
  range: { min: 0, max: 27 },
  bands: [
    { min: 0, code: "none", label: "None" },
    { min: 6, code: "mild", label: "Mild" },
    { min: 11, code: "moderate", label: "Moderate" },
    { min: 16, code: "severe", label: "Severe" },
    { min: 21, code: "very_severe", label: "Very severe" },
  ],
  flags: [{ rule: "SR-01", when: "item-at-least", item: 12, value: 2 }],
  change: { response: { kind: "percent", percent: 50 }, remission: { kind: "at-most", total: 5 } },
  schedule: ["alternative to PHQ-9"],
  sources: ["qids-sr"],
});
