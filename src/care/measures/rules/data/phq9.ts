import { defineInstrument, from, oneOf } from "../define-instrument.ts";
import { phq9Important, phq9Reliable } from "./measures-settings.ts";

/** Depression severity over two weeks. Source: kroenke2001, phq-manual; change: lowe2004, iapt-manual. Owner: medical director. */
export const phq9 = defineInstrument({
  id: "phq9",
  construct: "depression severity",
  lookback: "2 weeks",
  itemCounts: [9],
  answers: oneOf(0, 3),
  extraItems: [{ id: "difficulty", values: from(0, 3) }],
  total: { kind: "sum", times: 1, missing: { max: 2, only: null, how: "prorate-whole" } },
  range: { min: 0, max: 27 },
  bands: [
    { min: 0, code: "minimal", label: "None-minimal" },
    { min: 5, code: "mild", label: "Mild" },
    { min: 10, code: "moderate", label: "Moderate" },
    { min: 15, code: "mod_severe", label: "Moderately severe" },
    { min: 20, code: "severe", label: "Severe" },
  ],
  cutoffs: [{ code: "positive", label: "Positive screen", atLeast: 10, items: null }],
  pattern: {
    atLeast: 2,
    exceptions: [{ item: 9, atLeast: 1 }],
    outcomes: [
      {
        code: "major",
        label: "Pattern of a major depressive syndrome",
        needs: [
          { items: [1, 2], count: 1 },
          { items: from(1, 9), count: 5 },
        ],
      },
      {
        code: "other",
        label: "Pattern of another depressive syndrome",
        needs: [
          { items: [1, 2], count: 1 },
          { items: from(1, 9), count: 2 },
        ],
      },
    ],
    otherwise: { code: "none", label: "No depressive syndrome pattern" },
    caveat: "A pattern of answers is not a diagnosis; a clinician rules out bereavement, mania and other causes.",
  },
  flags: [
    { rule: "SR-01", when: "item-at-least", item: 9, value: 1 },
    { rule: "SR-02", when: "item-open", item: 9 },
  ],
  change: {
    minimalImportant: phq9Important,
    reliable: phq9Reliable,
    response: { kind: "percent", percent: 50 },
    partialPercent: 25,
    remission: { kind: "below", total: 5 },
  },
  loinc: {
    panel: "44249-1",
    total: "44261-6",
    items: ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"],
    extra: { difficulty: "69722-7" },
    answers: [
      { item: null, value: 0, code: "LA6568-5" },
      { item: null, value: 1, code: "LA6569-3" },
      { item: null, value: 2, code: "LA6570-1" },
      { item: null, value: 3, code: "LA6571-9" },
    ],
    confidence: "high",
  },
  schedule: ["baseline", "every dosing visit (before)", "24-48 h after first dose optional", "weekly in course", "1,3,6,12 months"],
  sources: ["kroenke2001", "phq-manual", "lowe2004", "iapt-manual", "camcops"],
});
