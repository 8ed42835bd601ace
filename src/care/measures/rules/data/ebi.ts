import { defineInstrument } from "../define-instrument.ts";

/** Emotional breakthrough: the mean of six places on a line. Some papers give the sum, 0 to 600. Source: roseman2019. Owner: medical director. */
export const ebi = defineInstrument({
  id: "ebi",
  construct: "emotional breakthrough",
  lookback: "session",
  itemCounts: [6],
  answers: { kind: "line", min: 0, max: 100 },
  total: { kind: "mean" },
  range: { min: 0, max: 100 },
  higherIsBetter: true,
  schedule: ["after dosing"],
  sources: ["roseman2019"],
});
