import fc from "fast-check";
import { expect, test } from "vitest";

import { accountPolicy, addressPolicy, mailPolicy, secondsToWait } from "./throttle-delay.ts";

const now = Temporal.Instant.from("2026-11-23T15:00:00Z");
const after = (failures: number, seconds = 0) => ({ failures, lastFailureAt: now.subtract({ milliseconds: seconds * 1000 }) });

test("the first failures cost nothing, then the wait doubles", () => {
  const waits = [1, 4, 5, 6, 7, 8].map((failures) => secondsToWait(accountPolicy, after(failures), now));
  expect(waits).toEqual([0, 0, 2, 4, 8, 16]);
  expect(secondsToWait(accountPolicy, undefined, now)).toBe(0);
});

test("time that passed counts", () => {
  expect(secondsToWait(accountPolicy, after(7, 5), now)).toBe(3);
  expect(secondsToWait(accountPolicy, after(7, 8), now)).toBe(0);
});

test("nobody is locked out for ever: any number of failures waits at most the longest wait, and no policy waits for nothing", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(accountPolicy, addressPolicy, mailPolicy),
      fc.nat(2_000_000_000),
      fc.nat(100_000),
      (policy, failures, passed) => {
        const wait = secondsToWait(policy, after(failures, passed), now);
        expect(wait).toBeLessThanOrEqual(Math.max(0, policy.longestWait - passed));
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(wait)).toBe(true);
      },
    ),
  );
});

test("more failures never mean a shorter wait", () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (one, other) => {
      const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
      expect(secondsToWait(accountPolicy, after(fewer), now)).toBeLessThanOrEqual(secondsToWait(accountPolicy, after(more), now));
    }),
  );
});
