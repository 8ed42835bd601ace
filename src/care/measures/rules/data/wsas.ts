import { defineInstrument, oneOf } from "../define-instrument.ts";
import { wsasImportant, wsasReliable } from "./measures-settings.ts";

/** How far work and social life suffer. Only item 1 may be open (not working): then sum times 5/4. Source: mundt2002, zahra2014. Owner: medical director. */
export const wsas = defineInstrument({
  id: "wsas",
  construct: "functional impairment",
  lookback: "now",
  itemCounts: [5],
  answers: oneOf(0, 8),
  total: { kind: "sum", times: 1, missing: { max: 1, only: [1], how: "prorate-whole" } },
  range: { min: 0, max: 40 },
  bands: [
    { min: 0, code: "sub", label: "Subclinical" },
    { min: 10, code: "moderate", label: "Significant impairment" },
    { min: 21, code: "severe", label: "Moderately severe or worse" },
  ],
  change: { minimalImportant: wsasImportant, reliable: wsasReliable },
  schedule: ["baseline", "end", "3 mo"],
  sources: ["mundt2002", "zahra2014", "camcops"],
});
