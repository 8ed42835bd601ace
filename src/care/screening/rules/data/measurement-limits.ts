import { quantity } from "#kernel/quantity.ts";

/** Outside these no person's value lies: refused as a slip of the pen. Evidence: proposal (proposed-default). Owner: medical director. */
export const possible = {
  systolic: [30, 350],
  diastolic: [10, 250],
  weight: [15, 650],
  height: [50, 280],
} as const;

/** A result may be dated so far ahead of the clock, as clocks differ; more is a slip of the pen. */
export const clockTolerance = quantity(15, "min");
