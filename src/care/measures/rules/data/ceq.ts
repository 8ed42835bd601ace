import { defineInstrument, oneOf } from "../define-instrument.ts";

/** Challenging experience, a mean by subscale. Sizes as remembered of the source; the item map comes with the licensed text. Source: barrett2016. Owner: medical director. */
export const ceq = defineInstrument({
  id: "ceq",
  construct: "challenging experience",
  lookback: "session",
  itemCounts: [26],
  answers: oneOf(0, 5),
  total: { kind: "none" },
  range: null,
  subscales: [
    { code: "fear", label: "Fear", items: null, size: 5, as: "mean", maxMissing: 0, decimals: 2 },
    { code: "grief", label: "Grief", items: null, size: 6, as: "mean", maxMissing: 0, decimals: 2 },
    { code: "physical_distress", label: "Physical distress", items: null, size: 5, as: "mean", maxMissing: 0, decimals: 2 },
    { code: "insanity", label: "Insanity", items: null, size: 3, as: "mean", maxMissing: 0, decimals: 2 },
    { code: "isolation", label: "Isolation", items: null, size: 3, as: "mean", maxMissing: 0, decimals: 2 },
    { code: "death", label: "Death", items: null, size: 2, as: "mean", maxMissing: 0, decimals: 2 },
    { code: "paranoia", label: "Paranoia", items: null, size: 2, as: "mean", maxMissing: 0, decimals: 2 },
  ],
  flags: [{ rule: "SR-14", when: "any-subscale-at-least", value: 4 }],
  schedule: ["after dosing"],
  sources: ["barrett2016"],
});
