import { defineInstrument, noneMissing, oneOf } from "../define-instrument.ts";
import { isiImportant, isiResponse } from "./measures-settings.ts";

/** Insomnia. Source: morin2011; change: yang2009. Owner: medical director. */
export const isi = defineInstrument({
  id: "isi",
  construct: "insomnia",
  lookback: "2 weeks",
  itemCounts: [7],
  answers: oneOf(0, 4),
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 0, max: 28 },
  bands: [
    { min: 0, code: "none", label: "No clinically significant insomnia" },
    { min: 8, code: "sub", label: "Subthreshold" },
    { min: 15, code: "moderate", label: "Moderate" },
    { min: 22, code: "severe", label: "Severe" },
  ],
  cutoffs: [{ code: "positive", label: "Positive screen", atLeast: 15, items: null }],
  change: {
    minimalImportant: isiImportant,
    response: { kind: "more-than-points", points: isiResponse },
    remission: { kind: "below", total: 8 },
  },
  schedule: ["baseline", "monthly if insomnia"],
  sources: ["morin2011", "yang2009", "mapi-isi"],
});
