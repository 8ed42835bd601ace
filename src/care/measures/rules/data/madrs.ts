import { defineInstrument, noneMissing, oneOf } from "../define-instrument.ts";
import { madrsImportant, madrsRemission } from "./measures-settings.ts";

/** Depression as a clinician rates it. Esketamine trials called 12 or less remission. Source: mads1979, mono-2025. Owner: medical director. */
export const madrs = defineInstrument({
  id: "madrs",
  construct: "depression, clinician-rated",
  lookback: "7 days",
  itemCounts: [10],
  answers: oneOf(0, 6),
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 0, max: 60 },
  bands: [
    { min: 0, code: "normal", label: "Normal" },
    { min: 7, code: "mild", label: "Mild" },
    { min: 20, code: "moderate", label: "Moderate" },
    { min: 35, code: "severe", label: "Severe" },
  ],
  flags: [{ rule: "SR-01", when: "item-at-least", item: 10, value: 4 }],
  change: {
    minimalImportant: madrsImportant,
    response: { kind: "percent", percent: 50 },
    remission: { kind: "at-most", total: madrsRemission },
  },
  schedule: ["baseline", "week 4", "end"],
  sources: ["mads1979", "mono-2025", "cadss-note"],
});
