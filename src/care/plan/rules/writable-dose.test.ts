import fc from "fast-check";
import { expect, test } from "vitest";

import { micrograms } from "#kernel/quantity.ts";

import { writableAtMost, writableRange } from "./writable-dose.ts";

const range = (from: number, to: number) => ({ from: micrograms(from), to: micrograms(to) });

test("a range by weight is shown in whole milligrams from 10 mg on and in tenths below, inside its true bounds", () => {
  expect(writableRange(range(17_009, 34_019))).toEqual(range(18_000, 34_000));
  expect(writableRange(range(4_321, 9_876))).toEqual(range(4_400, 9_800));
  expect(writableRange(range(9_951, 20_500))).toEqual(range(10_000, 20_000));
  expect(writableRange(range(35_000, 70_000))).toEqual(range(35_000, 70_000));
});

test("a range too narrow for whole milligrams is shown in tenths, or as it is", () => {
  expect(writableRange(range(17_209, 17_812))).toEqual(range(17_300, 17_800));
  expect(writableRange(range(17_209, 17_255))).toEqual(range(17_209, 17_255));
});

test("one amount is rounded down, and never to nothing", () => {
  expect(writableRange(range(17_009, 17_009))).toEqual(range(17_000, 17_000));
  expect(writableRange(range(56_000, 56_000))).toEqual(range(56_000, 56_000));
  expect(writableAtMost(micrograms(104_560))).toEqual(micrograms(104_000));
  expect(writableAtMost(micrograms(40))).toEqual(micrograms(40));
});

test("no bound that is shown lies outside of the true ones, whatever the weight", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400_000 }), fc.integer({ min: 0, max: 100_000 }), (from, width) => {
      const shown = writableRange(range(from, from + width));
      expect(shown.from.value).toBeLessThanOrEqual(shown.to.value);
      expect(shown.to.value).toBeLessThanOrEqual(from + width);
      if (width > 0) expect(shown.from.value).toBeGreaterThanOrEqual(from);
    }),
    { numRuns: 500 },
  );
});
