import { defineInstrument, from, oneOf } from "../define-instrument.ts";
import { pcl5Cut, pcl5Important, pcl5Reliable, pcl5Significant } from "./measures-settings.ts";

/** PTSD symptoms over a month. Cut 31 of the published 31-33. Source: blevins2015, bovin2016; change: marx2022, blanchard2023. Owner: medical director. */
export const pcl5 = defineInstrument({
  id: "pcl5",
  construct: "PTSD symptoms",
  lookback: "past month",
  itemCounts: [20],
  answers: oneOf(0, 4),
  total: { kind: "sum", times: 1, missing: { max: 4, only: null, how: "prorate-whole" } },
  range: { min: 0, max: 80 },
  // A cluster has no score with more than a fifth of it open.
  subscales: [
    { code: "B", label: "Intrusion", items: from(1, 5), size: 5, as: "sum", maxMissing: 1, decimals: 0 },
    { code: "C", label: "Avoidance", items: [6, 7], size: 2, as: "sum", maxMissing: 0, decimals: 0 },
    { code: "D", label: "Negative thoughts and mood", items: from(8, 14), size: 7, as: "sum", maxMissing: 1, decimals: 0 },
    { code: "E", label: "Arousal and reactivity", items: from(15, 20), size: 6, as: "sum", maxMissing: 1, decimals: 0 },
  ],
  bands: [
    { min: 0, code: "below", label: "Below cut-off" },
    { min: pcl5Cut, code: "probable", label: "Probable PTSD range" },
  ],
  cutoffs: [{ code: "positive", label: "Positive screen", atLeast: pcl5Cut, items: null }],
  pattern: {
    atLeast: 2,
    exceptions: [],
    outcomes: [
      {
        code: "met",
        label: "DSM-5 symptom pattern met",
        needs: [
          { items: from(1, 5), count: 1 },
          { items: [6, 7], count: 1 },
          { items: from(8, 14), count: 2 },
          { items: from(15, 20), count: 2 },
        ],
      },
    ],
    otherwise: { code: "not-met", label: "DSM-5 symptom pattern not met" },
    caveat: "Means something only with a traumatic event that meets criterion A, and apart from the total.",
  },
  flags: [{ rule: "SR-09", when: "item-at-least", item: 16, value: 3 }],
  change: {
    minimalImportant: pcl5Important,
    reliable: pcl5Reliable,
    response: { kind: "points", points: pcl5Reliable },
    significantAtMost: pcl5Significant,
  },
  loinc: {
    panel: "101697-1",
    total: "101698-9",
    items: [],
    extra: {},
    answers: [],
    confidence: "high (panel, total); items not found",
  },
  schedule: ["baseline (with LEC-5 and criterion A)", "monthly", "end", "3 mo"],
  sources: ["blevins2015", "bovin2016", "marx2022", "blanchard2023", "loinc-pcl5", "camcops"],
});
