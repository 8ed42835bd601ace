import { quantity, type Quantity } from "#kernel/quantity.ts";

type Span = Quantity<"wk"> | Quantity<"mo">;

export type Interval = {
  /** Every so often, counted from the calendar day of the last dose. */
  readonly every: Span;
  /** Up to and including this long after the last dose. */
  readonly until: Span;
};

/**
 * When the patient is asked after a course. Rule BST-01: weekly for 4 weeks, every 2 weeks to 3 months, monthly to 12.
 * Evidence: proposal (phillips2019, mcintyre2021, sanacora2017, proposed-default). Owner: medical director.
 */
export const followUpIntervals: readonly Interval[] = [
  { every: quantity(1, "wk"), until: quantity(4, "wk") },
  { every: quantity(2, "wk"), until: quantity(3, "mo") },
  { every: quantity(1, "mo"), until: quantity(12, "mo") },
];

/** The clock time, in the patient's zone, at which a question arrives. Source: project default (proposal). */
export const askedAt = "09:00";
