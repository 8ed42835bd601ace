import { defineInstrument, noneMissing, oneOf } from "../define-instrument.ts";
import type { BySex } from "../instrument-definition.ts";
import { auditcCutFemale, auditcCutMale, auditcCutUnspecified } from "./measures-settings.ts";

const cut: BySex = { male: auditcCutMale, female: auditcCutFemale, unspecified: auditcCutUnspecified };

/** Hazardous drinking; who never drinks scores 0. Cuts by sex. Only answer codes that were seen. Source: bush1998, bradley2007. Owner: medical director. */
export const auditc = defineInstrument({
  id: "auditc",
  construct: "hazardous drinking",
  lookback: "12 months",
  itemCounts: [3],
  answers: oneOf(0, 4),
  skips: [{ whenZero: [1], items: [2, 3], as: "zero" }],
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 0, max: 12 },
  bands: [
    { min: 0, code: "neg", label: "Below cut-off" },
    { min: cut, code: "pos", label: "Positive" },
  ],
  cutoffs: [
    { code: "positive", label: "Positive screen", atLeast: cut, items: null },
    { code: "severe", label: "Severe", atLeast: 8, items: null },
  ],
  flags: [{ rule: "SR-10", when: "total-at-least", value: cut }],
  loinc: {
    panel: "72109-2",
    total: "75626-2",
    items: ["68518-0", "68519-8", "68520-6"],
    extra: {},
    answers: [
      { item: 1, value: 0, code: "LA6270-8" },
      { item: 2, value: 0, code: "LA15694-5" },
      { item: 2, value: 1, code: "LA15695-2" },
      { item: 3, value: 0, code: "LA6270-8" },
      { item: 3, value: 2, code: "LA18876-5" },
    ],
    confidence: "high; answer codes that were not seen are left out",
  },
  schedule: ["baseline", "quarterly"],
  sources: ["bush1998", "bradley2007", "uscore-auditc", "camcops"],
});
