import { defineInstrument, from, oneOf } from "../define-instrument.ts";
import { gad7Important, gad7MaxMissing, gad7Reliable } from "./measures-settings.ts";

/** Anxiety severity over two weeks. Its lowest answer is "Not at all" (not "Not at all sure"). Source: spitzer2006; change: toussaint2020, iapt-manual. Owner: medical director. */
export const gad7 = defineInstrument({
  id: "gad7",
  construct: "anxiety severity",
  lookback: "2 weeks",
  itemCounts: [7],
  answers: oneOf(0, 3),
  extraItems: [{ id: "difficulty", values: from(0, 3) }],
  total: { kind: "sum", times: 1, missing: { max: gad7MaxMissing, only: null, how: "prorate-whole" } },
  range: { min: 0, max: 21 },
  bands: [
    { min: 0, code: "minimal", label: "Minimal" },
    { min: 5, code: "mild", label: "Mild" },
    { min: 10, code: "moderate", label: "Moderate" },
    { min: 15, code: "severe", label: "Severe" },
  ],
  cutoffs: [
    { code: "positive", label: "Positive screen", atLeast: 10, items: null },
    { code: "gad2", label: "GAD-2 positive", atLeast: 3, items: [1, 2] },
  ],
  change: {
    minimalImportant: gad7Important,
    reliable: gad7Reliable,
    response: { kind: "percent", percent: 50 },
    remission: { kind: "below", total: 5 },
  },
  loinc: {
    panel: "69737-5",
    total: "70274-6",
    items: ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"],
    extra: {},
    answers: [
      { item: null, value: 0, code: "LA6568-5" },
      { item: null, value: 1, code: "LA6569-3" },
      { item: null, value: 2, code: "LA6570-1" },
      { item: null, value: 3, code: "LA6571-9" },
    ],
    confidence: "high",
  },
  schedule: ["with PHQ-9"],
  sources: ["spitzer2006", "toussaint2020", "iapt-manual", "camcops"],
});
