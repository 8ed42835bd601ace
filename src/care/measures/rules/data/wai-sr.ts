import { defineInstrument, oneOf } from "../define-instrument.ts";

/** Working alliance: a mean by subscale when at least three of four are answered. Source: hatcher2006. Owner: medical director. */
export const waiSr = defineInstrument({
  id: "wai_sr",
  construct: "alliance",
  lookback: "recent sessions",
  itemCounts: [12],
  answers: oneOf(1, 5),
  total: { kind: "none" },
  range: null,
  higherIsBetter: true,
  subscales: [
    { code: "goal", label: "Goal", items: [4, 6, 8, 11], size: 4, as: "mean", maxMissing: 1, decimals: 2 },
    { code: "task", label: "Task", items: [1, 2, 10, 12], size: 4, as: "mean", maxMissing: 1, decimals: 2 },
    { code: "bond", label: "Bond", items: [3, 5, 7, 9], size: 4, as: "mean", maxMissing: 1, decimals: 2 },
  ],
  schedule: ["after 2nd session, monthly"],
  sources: ["hatcher2006"],
});
