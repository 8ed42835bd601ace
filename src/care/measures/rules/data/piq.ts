import { defineInstrument, oneOf } from "../define-instrument.ts";

/** Psychological insight, a mean by subscale; the item map comes with the licensed text. Source: davis2021. Owner: medical director. */
export const piq = defineInstrument({
  id: "piq",
  construct: "insight",
  lookback: "session",
  itemCounts: [23],
  answers: oneOf(0, 5),
  total: { kind: "none" },
  range: null,
  higherIsBetter: true,
  subscales: [
    {
      code: "avoidance_maladaptive",
      label: "Avoidance and maladaptive patterns",
      items: null,
      size: 14,
      as: "mean",
      maxMissing: 0,
      decimals: 2,
    },
    { code: "goals_adaptive", label: "Goals and adaptive patterns", items: null, size: 9, as: "mean", maxMissing: 0, decimals: 2 },
  ],
  schedule: ["after dosing / 1 week"],
  sources: ["davis2021"],
});
