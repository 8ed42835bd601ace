import { defineInstrument, oneOf } from "../define-instrument.ts";
import { promisImportant } from "./measures-settings.ts";

/** PROMIS short forms: a raw sum, prorated up when at least half is answered, and T from tables that the clinic loads. The 29-item profile is not scored as one. Source: cella2010, healthmeasures-tou. Owner: medical director. */
export const promisDep4a = defineInstrument({
  id: "promis_dep4a",
  construct: "depression, anxiety",
  lookback: "7 days",
  itemCounts: [4, 6, 8],
  otherForms: [
    {
      name: "PROMIS-29",
      items: 29,
      why: "PROMIS-29 is a profile of several short forms. Which item belongs to which domain comes with its licensed text and is not stated in the sources. Score each short form by itself.",
    },
  ],
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
