import { quantity, score } from "#kernel/quantity.ts";

/**
 * What is shown as a drift. Source: durability.json BST-02 (phillips2019, mcintyre2021, sanacora2017, proposed-default). Evidence: proposal.
 * Owner: medical director.
 */
export const driftLimits = {
  instrument: "phq9",
  /** Response: at most this share of the baseline. */
  responseShare: 0.5,
  riseAboveNadir: score(5),
  totalAtLeast: score(10),
  readingsApart: quantity(7, "d"),
} as const;
