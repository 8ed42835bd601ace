import { defineInstrument, oneOf } from "../define-instrument.ts";
import { promisImportant } from "./measures-settings.ts";

/** PROMIS short forms: a raw sum, prorated up when at least half is answered, and T from tables that the clinic loads. The 29-item profile is several short forms; its domain map comes with its text. Source: cella2010, healthmeasures-tou. Owner: medical director. */
export const promisDep4a = defineInstrument({
  id: "promis_dep4a",
  construct: "depression, anxiety",
  lookback: "7 days",
  itemCounts: [4, 6, 8],
  answers: oneOf(1, 5),
  total: { kind: "raw-to-t", minAnsweredPercent: 50 },
  range: { min: 0, max: 100 },
  bands: [
    { min: 0, code: "none", label: "Within normal" },
    { min: 55, code: "mild", label: "Mild" },
    { min: 60, code: "moderate", label: "Moderate" },
    { min: 70, code: "severe", label: "Severe" },
  ],
  cutoffs: [{ code: "positive", label: "Above normal", atLeast: 55, items: null }],
  change: { minimalImportant: promisImportant },
  schedule: ["optional baseline, 3 mo"],
  sources: ["cella2010", "healthmeasures-tou", "heap"],
});
