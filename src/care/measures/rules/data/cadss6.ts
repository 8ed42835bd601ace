import { defineInstrument, noneMissing, oneOf } from "../define-instrument.ts";

/** Dissociation in six items, summed. Its totals are never read against those of the 23 items. Source: rodrigues2021. Owner: medical director. */
export const cadss6 = defineInstrument({
  id: "cadss6",
  construct: "dissociation",
  lookback: "now",
  itemCounts: [6],
  answers: oneOf(0, 4),
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 0, max: 24 },
  schedule: ["pre, 40 min, 90 min, discharge"],
  sources: ["rodrigues2021", "cadss-note"],
});
