import fc from "fast-check";
import { expect, test } from "vitest";

import { backOffMs } from "./back-off.ts";

test("the wait lies between half and all of a time that doubles from 1 s to 30 s, in whole milliseconds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (tries, random) => {
      const full = Math.min(30_000, 1_000 * 2 ** (tries - 1));
      const wait = backOffMs(tries, random);
      expect(wait).toBeGreaterThanOrEqual(full / 2);
      expect(wait).toBeLessThanOrEqual(full);
      expect(Number.isInteger(wait)).toBe(true);
    }),
  );
});
