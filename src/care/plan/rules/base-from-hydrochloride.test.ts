import * as fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";

import { micrograms, quantity, type Quantity } from "#kernel/quantity.ts";

import { baseFromHydrochloride, hydrochlorideFromBase } from "./base-from-hydrochloride.ts";

test("[UNIT-1] the strengths that labels state as hydrochloride are those that they state as base", () => {
  for (const [base, hydrochloride] of [
    [10, 11.53],
    [50, 57.67],
    [100, 115.33],
  ] as const) {
    const written = hydrochlorideFromBase("ketamine-racemic", micrograms(base * 1000));
    expect(Math.round(written.value / 10) / 100).toBe(hydrochloride);
  }
  expect(hydrochlorideFromBase("esketamine", micrograms(28_000))).toEqual(quantity(32_300, "ug{hydrochloride}"));
});

test("[UNIT-1] an amount of base comes back from hydrochloride as the same microgram", () => {
  fc.assert(
    fc.property(fc.constantFrom("ketamine-racemic", "esketamine"), fc.integer({ min: 1, max: 1_000_000 }), (drug, value) => {
      expect(baseFromHydrochloride(drug, hydrochlorideFromBase(drug, micrograms(value)))).toEqual(micrograms(value));
    }),
    { numRuns: 1_000 },
  );
});

test("[UNIT-1] an amount that is none has no base, and hydrochloride is never taken for base", () => {
  for (const value of [0, -5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(baseFromHydrochloride("ketamine-racemic", quantity(value, "ug{hydrochloride}"))).toBeUndefined();
  expectTypeOf<Quantity<"ug">>().not.toExtend<Parameters<typeof baseFromHydrochloride>[1]>();
  expectTypeOf<Quantity<"ug{hydrochloride}">>().not.toExtend<Parameters<typeof hydrochlorideFromBase>[1]>();
});
