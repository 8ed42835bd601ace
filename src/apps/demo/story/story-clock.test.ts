import { expect, test } from "vitest";

import { dayAt, storyClock } from "./story-clock.ts";

const timeZone = "America/New_York";
const at = (text: string) => Temporal.Instant.from(text);
const dayOf = (now: string, daysAgo: number): string =>
  dayAt({ now: at(now), timeZone }, daysAgo, "10:00")
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();

test("what would be on a Sunday is on the Monday after it", () => {
  expect(dayOf("2026-11-24T20:00:00Z", 9)).toBe("2026-11-16");
  expect(dayOf("2026-11-24T20:00:00Z", -5)).toBe("2026-11-30");
});

test("on a Monday, what was yesterday was on Saturday: it is over", () => {
  expect(dayOf("2026-11-23T20:00:00Z", 1)).toBe("2026-11-21");
});

test("today the clinic is open, also on a Sunday", () => {
  expect(dayOf("2026-11-22T20:00:00Z", 0)).toBe("2026-11-22");
});

test("a story goes forwards, and never past now", () => {
  const clock = storyClock({ now: at("2026-11-24T20:00:00Z"), timeZone }, at("2026-11-20T15:00:00Z"));
  expect(clock.to(9, "10:00").toString()).toBe("2026-11-20T15:02:00Z");
  expect(clock.to(1, "10:00").toString()).toBe("2026-11-23T15:00:00Z");
  expect(clock.plus(60 * 24 * 30).toString()).toBe("2026-11-24T20:00:00Z");
});
