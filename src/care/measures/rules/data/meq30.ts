import { defineInstrument, oneOf } from "../define-instrument.ts";
import { meq30Complete } from "./measures-settings.ts";

/** Mystical-type experience: percent of the maximum, in all and by subscale. The item map is from knowledge: check it against the licensed copy. Source: barrett2015. Owner: medical director. */
export const meq30 = defineInstrument({
  id: "meq30",
  construct: "mystical-type experience",
  lookback: "session",
  itemCounts: [30],
  answers: oneOf(0, 5),
  total: { kind: "percent" },
  range: { min: 0, max: 100 },
  higherIsBetter: true,
  subscales: [
    {
      code: "mystical",
      label: "Mystical",
      items: [4, 5, 6, 9, 14, 15, 16, 18, 20, 21, 23, 24, 25, 26, 28],
      size: 15,
      as: "percent",
      maxMissing: 0,
      decimals: 1,
    },
    { code: "positive_mood", label: "Positive mood", items: [2, 8, 12, 17, 27, 30], size: 6, as: "percent", maxMissing: 0, decimals: 1 },
    {
      code: "transcendence",
      label: "Transcendence of time and space",
      items: [1, 7, 11, 13, 19, 22],
      size: 6,
      as: "percent",
      maxMissing: 0,
      decimals: 1,
    },
    { code: "ineffability", label: "Ineffability", items: [3, 10, 29], size: 3, as: "percent", maxMissing: 0, decimals: 1 },
  ],
  completeFrom: meq30Complete,
  schedule: ["end of dosing day or next day"],
  sources: ["barrett2015"],
});
