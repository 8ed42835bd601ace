import fc from "fast-check";
import { expect, test } from "vitest";

import { nextOccurrence } from "./recurrence.ts";

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const eight = { kind: "daily", at: "08:00" } as const;

test("a daily time is the clinic's own, in summer and in winter", () => {
  expect(nextOccurrence(eight, "America/New_York", instant("2026-11-23T12:00:00Z")).toString()).toBe("2026-11-23T13:00:00Z");
  expect(nextOccurrence(eight, "America/New_York", instant("2026-07-01T11:00:00Z")).toString()).toBe("2026-07-01T12:00:00Z");
  expect(nextOccurrence(eight, "Pacific/Auckland", instant("2026-11-23T12:00:00Z")).toString()).toBe("2026-11-23T19:00:00Z");
});

test("at the very moment the next one is tomorrow", () => {
  expect(nextOccurrence(eight, "America/New_York", instant("2026-11-23T13:00:00Z")).toString()).toBe("2026-11-24T13:00:00Z");
});

test("an hour that the clocks skip comes later, an hour that comes twice counts once", () => {
  const daily = { kind: "daily", at: "02:30" } as const;
  expect(nextOccurrence(daily, "America/New_York", instant("2026-03-08T06:00:00Z")).toString()).toBe("2026-03-08T07:30:00Z");
  const twice = { kind: "daily", at: "01:30" } as const;
  const first = nextOccurrence(twice, "America/New_York", instant("2026-11-01T04:00:00Z"));
  expect(first.toString()).toBe("2026-11-01T05:30:00Z");
  expect(nextOccurrence(twice, "America/New_York", first).toString()).toBe("2026-11-02T06:30:00Z");
});

test("every so many minutes falls on the round ones", () => {
  expect(nextOccurrence({ kind: "every", minutes: 15 }, "Asia/Kathmandu", instant("2026-11-23T12:15:00Z")).toString()).toBe(
    "2026-11-23T12:30:00Z",
  );
});

test("the next occurrence is always later, and never more than 25 hours away", () => {
  const zones = fc.constantFrom("America/New_York", "Pacific/Auckland", "Europe/London", "Australia/Lord_Howe", "UTC");
  const hours = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, "0")}:30`);
  fc.assert(
    fc.property(zones, hours, fc.integer({ min: 1_700_000_000_000, max: 2_000_000_000_000 }), (zone, at, ms) => {
      const from = Temporal.Instant.fromEpochMilliseconds(ms);
      const wait = nextOccurrence({ kind: "daily", at }, zone, from).epochMilliseconds - ms;
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(25 * 3_600_000);
    }),
  );
});
