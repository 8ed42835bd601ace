import { defineInstrument, noneMissing, oneOf } from "../define-instrument.ts";
import { who5Important } from "./measures-settings.ts";

/** Well-being: the raw sum times 4, higher is better. Its LOINC code is not verified and not shipped. Source: topp2015. Owner: medical director. */
export const who5 = defineInstrument({
  id: "who5",
  construct: "well-being",
  lookback: "2 weeks",
  itemCounts: [5],
  answers: oneOf(0, 5),
  total: { kind: "sum", times: 4, missing: noneMissing },
  range: { min: 0, max: 100 },
  higherIsBetter: true,
  bands: [
    { min: 0, code: "very_poor", label: "Very poor (assess depression)" },
    { min: 29, code: "poor", label: "Poor" },
    { min: 51, code: "adequate", label: "Adequate" },
  ],
  change: { minimalImportant: who5Important, response: { kind: "points", points: who5Important } },
  schedule: ["baseline", "each integration", "1,3,6,12 mo"],
  sources: ["topp2015", "who5-2024"],
});
