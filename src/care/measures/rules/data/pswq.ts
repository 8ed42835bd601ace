import { defineInstrument, noneMissing, oneOf } from "../define-instrument.ts";
import { pswqReliable } from "./measures-settings.ts";

/** Worry; items 1, 3, 8, 10, 11 are turned round. Source: meyer1990; change: iapt-manual. Owner: medical director. */
export const pswq = defineInstrument({
  id: "pswq",
  construct: "worry",
  lookback: "general",
  itemCounts: [16],
  answers: oneOf(1, 5),
  reverse: [1, 3, 8, 10, 11],
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 16, max: 80 },
  bands: [
    { min: 16, code: "low", label: "Low" },
    { min: 40, code: "moderate", label: "Moderate" },
    { min: 60, code: "high", label: "High" },
  ],
  cutoffs: [{ code: "positive", label: "Caseness", atLeast: 45, items: null }],
  change: { reliable: pswqReliable },
  schedule: ["baseline if GAD", "end"],
  sources: ["meyer1990", "iapt-manual", "camcops"],
});
