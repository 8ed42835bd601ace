import { defineInstrument, noneMissing } from "../define-instrument.ts";
import { orsCut, orsReliable } from "./measures-settings.ts";

/** How the past week was: four places on a line, higher is better. Source: miller2003. Owner: medical director. */
export const ors = defineInstrument({
  id: "ors",
  construct: "well-being",
  lookback: "past week",
  itemCounts: [4],
  answers: { kind: "line", min: 0, max: 10 },
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 0, max: 40 },
  higherIsBetter: true,
  bands: [
    { min: 0, code: "clinical", label: "Clinical range (adult)" },
    { min: orsCut, code: "nonclinical", label: "Non-clinical" },
  ],
  change: { reliable: orsReliable },
  schedule: ["start of every therapy session"],
  sources: ["miller2003", "camcops"],
});
