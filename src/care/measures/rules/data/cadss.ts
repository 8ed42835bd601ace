import { defineInstrument, noneMissing, oneOf } from "../define-instrument.ts";

/** Dissociation as a clinician rates it. There are no severity bands: read it against the time before the dose. Source: bremner1998, rodrigues2021. Owner: medical director. */
export const cadss = defineInstrument({
  id: "cadss",
  construct: "dissociation",
  lookback: "now",
  itemCounts: [23],
  otherForms: [
    {
      name: "CADSS-6",
      items: 6,
      why: "Six answers are the CADSS-6, a questionnaire of its own (cadss6). Which of the 23 items it took over is not stated in the sources, so it is not worked out from them.",
    },
  ],
  answers: oneOf(0, 4),
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 0, max: 92 },
  subscales: [
    {
      code: "depersonalisation",
      label: "Depersonalisation",
      items: [3, 4, 5, 6, 7, 20, 23],
      size: 7,
      as: "sum",
      maxMissing: 0,
      decimals: 0,
    },
    {
      code: "derealisation",
      label: "Derealisation",
      items: [1, 2, 8, 9, 10, 11, 12, 13, 16, 17, 18, 19, 21],
      size: 13,
      as: "sum",
      maxMissing: 0,
      decimals: 0,
    },
    { code: "amnesia", label: "Amnesia", items: [14, 15, 22], size: 3, as: "sum", maxMissing: 0, decimals: 0 },
  ],
  schedule: ["pre, 40 min, 90 min, discharge"],
  sources: ["bremner1998", "rodrigues2021", "cadss-note"],
});
