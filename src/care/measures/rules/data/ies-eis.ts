import { defineInstrument } from "../define-instrument.ts";

/** Integration. How many items it has, and their range, is not confirmed: nothing is scored until somebody has read them in the paper. Source: frymann2022. Owner: medical director. */
export const iesEis = defineInstrument({
  id: "ies_eis",
  construct: "integration",
  lookback: "since last completion",
  itemCounts: [],
  notScorable: "The number of its items and their range are not confirmed yet. Nothing is guessed.",
  answers: { kind: "choice", values: [], exceptions: [] },
  total: { kind: "none" },
  range: null,
  higherIsBetter: true,
  schedule: ["each integration session"],
  sources: ["frymann2022"],
});
