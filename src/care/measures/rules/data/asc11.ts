import { defineInstrument } from "../define-instrument.ts";

/** Altered states of consciousness, a mean by dimension (42 of the 94 items); the item map comes with the licensed text. The source names no missing rule, so none may be open. Source: studerus2010. Owner: medical director. */
export const asc11 = defineInstrument({
  id: "asc11",
  construct: "altered states",
  lookback: "session",
  itemCounts: [94],
  answers: { kind: "line", min: 0, max: 100 },
  total: { kind: "none" },
  range: null,
  subscales: [
    { code: "experience_of_unity", label: "Experience of unity", items: null, size: 5, as: "mean", maxMissing: 0, decimals: 1 },
    { code: "spiritual_experience", label: "Spiritual experience", items: null, size: 3, as: "mean", maxMissing: 0, decimals: 1 },
    { code: "blissful_state", label: "Blissful state", items: null, size: 3, as: "mean", maxMissing: 0, decimals: 1 },
    { code: "insightfulness", label: "Insightfulness", items: null, size: 3, as: "mean", maxMissing: 0, decimals: 1 },
    { code: "disembodiment", label: "Disembodiment", items: null, size: 3, as: "mean", maxMissing: 0, decimals: 1 },
    {
      code: "impaired_control_cognition",
      label: "Impaired control and cognition",
      items: null,
      size: 7,
      as: "mean",
      maxMissing: 0,
      decimals: 1,
    },
    { code: "anxiety", label: "Anxiety", items: null, size: 6, as: "mean", maxMissing: 0, decimals: 1 },
    { code: "complex_imagery", label: "Complex imagery", items: null, size: 3, as: "mean", maxMissing: 0, decimals: 1 },
    { code: "elementary_imagery", label: "Elementary imagery", items: null, size: 3, as: "mean", maxMissing: 0, decimals: 1 },
    { code: "audio_visual_synaesthesia", label: "Audio-visual synaesthesia", items: null, size: 3, as: "mean", maxMissing: 0, decimals: 1 },
    { code: "changed_meaning", label: "Changed meaning of percepts", items: null, size: 3, as: "mean", maxMissing: 0, decimals: 1 },
  ],
  schedule: ["research only"],
  sources: ["studerus2010"],
});
