import { micrograms, type Quantity } from "#kernel/quantity.ts";

type Step = { readonly from: Quantity<"ug">; readonly step: Quantity<"ug"> };

/** What a prescriber writes: whole milligrams from 10 mg on, tenths below. The coarsest first. Source: proposed-default. Owner: medical director. */
export const writableSteps: readonly [Step, Step] = [
  { from: micrograms(10_000), step: micrograms(1_000) },
  { from: micrograms(0), step: micrograms(100) },
];
