import { defineInstrument, from, oneOf } from "../define-instrument.ts";
import { bpiInterference, bpiSeverity, bpiSeverityPercent } from "./measures-settings.ts";

/** Pain: mean severity of four, mean interference of at least four of seven; the band is that of the worst pain. LOINC panel not verified, so not shipped. Source: cleeland1994. Owner: medical director. */
export const bpi = defineInstrument({
  id: "bpi",
  construct: "pain",
  lookback: "24 h",
  itemCounts: [11],
  answers: oneOf(0, 10),
  total: { kind: "none" },
  range: null,
  subscales: [
    { code: "severity", label: "Severity", items: from(1, 4), size: 4, as: "mean", maxMissing: 0, decimals: 2 },
    { code: "interference", label: "Interference", items: from(5, 11), size: 7, as: "mean", maxMissing: 3, decimals: 2 },
  ],
  bandOn: { item: 1 },
  bands: [
    { min: 0, code: "none", label: "None" },
    { min: 1, code: "mild", label: "Mild" },
    { min: 5, code: "moderate", label: "Moderate" },
    { min: 7, code: "severe", label: "Severe" },
  ],
  change: {
    subscales: {
      interference: { points: bpiInterference, orPercent: null },
      severity: { points: bpiSeverity, orPercent: bpiSeverityPercent },
    },
  },
  schedule: ["pain patients"],
  sources: ["cleeland1994"],
});
