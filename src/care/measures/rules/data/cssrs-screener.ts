import { defineInstrument, oneOf } from "../define-instrument.ts";

/** Suicidal thoughts and behaviour: the highest yes decides. Structure, skip rule and codes only; the questions are copyrighted. There is no LOINC code for since-last-contact. Source: posner2011, spier-cssrs, loinc-cssrs. Owner: medical director. */
export const cssrsScreener = defineInstrument({
  id: "cssrs_screener",
  construct: "suicidal thoughts and behaviour",
  lookback: "thoughts in the past month; behaviour in life and in the past 3 months; or both since the last contact",
  itemCounts: [6],
  answers: oneOf(0, 1),
  extraItems: [
    { id: "behaviour-recent", values: [0, 1] },
    { id: "since-last-contact", values: [0, 1] },
  ],
  skips: [{ whenZero: [2], items: [3, 4, 5], as: "not-asked" }],
  total: { kind: "none" },
  range: null,
  bandOn: "triage",
  bands: [
    { min: 0, code: "none", label: "None" },
    { min: 1, code: "low", label: "Low" },
    { min: 2, code: "moderate", label: "Moderate" },
    { min: 3, code: "high", label: "High" },
  ],
  triage: {
    behaviourItem: 6,
    levels: [
      { code: "high", items: [4, 5], behaviour: "recent" },
      { code: "moderate", items: [3], behaviour: "earlier" },
      { code: "low", items: [1, 2], behaviour: null },
    ],
    otherwise: "none",
  },
  flags: [
    { rule: "SR-05", when: "triage", code: "high" },
    { rule: "SR-04", when: "triage", code: "moderate" },
    { rule: "SR-03", when: "triage", code: "low" },
    { rule: "SR-02", when: "triage-incomplete" },
  ],
  loinc: {
    panel: "93373-9",
    total: "93374-7",
    items: ["93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3"],
    extra: { "behaviour-recent": "93269-9" },
    answers: [],
    confidence: "high for the recent screener; none for since last contact",
  },
  schedule: ["baseline (recent/lifetime)", "before and after each dosing (since last contact)", "every clinical contact if ever positive"],
  sources: ["posner2011", "spier-cssrs", "loinc-cssrs"],
});
