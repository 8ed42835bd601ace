import fc from "fast-check";
import { expect, test } from "vitest";

import { betterClock, measureClock, serverTime, type ServerClock } from "./clock.ts";

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
const measured = (offsetMs: number, uncertaintyMs: number, measuredAtMs = 0): ServerClock => ({
  offsetMs,
  uncertaintyMs,
  measuredAt: instant(measuredAtMs),
});

test("the true offset always lies within the uncertainty, however long either way took", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(5_000), fc.nat(5_000), (offset, there, back) => {
      const sentAt = 1_800_000_000_000;
      const clock = measureClock({
        sentAt: instant(sentAt),
        answeredAt: instant(sentAt + there + back),
        serverNow: instant(sentAt + there + offset),
      });
      expect(Math.abs((clock?.offsetMs ?? Number.NaN) - offset)).toBeLessThanOrEqual(clock?.uncertaintyMs ?? Number.NaN);
    }),
  );
});

test("a device clock that was set back during the request measures nothing", () => {
  expect(measureClock({ sentAt: instant(1_000), answeredAt: instant(400), serverNow: instant(900) })).toBeUndefined();
});

test("the sharper of two measurements that agree is kept, until it has blurred with age", () => {
  const sharp = measured(5_000, 10);
  expect(betterClock(sharp, measured(5_030, 40))).toBe(sharp);
  const muchLater = measured(5_030, 40, 600_000);
  expect(betterClock(sharp, muchLater)).toBe(muchLater);
});

test("a measurement that contradicts the known one wins: somebody set the device's clock", () => {
  const afterChange = measured(-3_600_000, 400);
  expect(betterClock(measured(5_000, 10), afterChange)).toBe(afterChange);
});

test("a moment of a wrong device clock becomes the server's time, and stays as it is while nothing was measured", () => {
  const device = Temporal.Instant.from("1970-01-02T00:00:00Z");
  expect(serverTime(measured(1_799_913_600_000, 20), device).toString()).toBe("2027-01-15T08:00:00Z");
  expect(serverTime(undefined, device)).toEqual(device);
});
