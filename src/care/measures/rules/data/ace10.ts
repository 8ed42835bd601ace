import { defineInstrument, oneOf } from "../define-instrument.ts";

/** Adversity in childhood. Refused items are no answer: the yeses are counted, and from how many answers is said. Source: felitti1998. Owner: medical director. */
export const ace10 = defineInstrument({
  id: "ace10",
  construct: "childhood adversity",
  lookback: "before the 18th birthday",
  itemCounts: [10],
  answers: oneOf(0, 1),
  total: { kind: "sum", times: 1, missing: { max: 9, only: null, how: "count-answered" } },
  range: { min: 0, max: 10 },
  bands: [
    { min: 0, code: "none", label: "None" },
    { min: 1, code: "some", label: "1-3" },
    { min: 4, code: "high", label: "4 or more" },
  ],
  schedule: ["baseline optional, trauma-informed"],
  sources: ["felitti1998"],
});
