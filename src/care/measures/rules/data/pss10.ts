import { defineInstrument, noneMissing, oneOf } from "../define-instrument.ts";

/** Perceived stress; items 4, 5, 7, 8 are turned round. The bands are unofficial. Source: cohen1983. Owner: medical director. */
export const pss10 = defineInstrument({
  id: "pss10",
  construct: "stress",
  lookback: "past month",
  itemCounts: [10],
  answers: oneOf(0, 4),
  reverse: [4, 5, 7, 8],
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 0, max: 40 },
  bands: [
    { min: 0, code: "low", label: "Low" },
    { min: 14, code: "moderate", label: "Moderate" },
    { min: 27, code: "high", label: "High" },
  ],
  schedule: ["optional baseline"],
  sources: ["cohen1983"],
});
