import { expect, test } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatElapsed,
  formatNumber,
  formatPlainDate,
  formatRelative,
  formatTime,
  formatWait,
} from "./format.ts";

const at = (text: string) => Temporal.Instant.from(text);
const now = at("2026-11-23T12:00:00Z");

test("an instant is shown in the zone that is asked for, not the machine's", () => {
  const late = at("2026-03-08T23:30:00Z");
  expect(formatDate(late, "Europe/Berlin", "en-GB")).toBe("9 Mar 2026");
  expect(formatDate(late, "America/New_York", "en-GB")).toBe("8 Mar 2026");
  expect(formatTime(late, "America/New_York", "en-GB")).toBe("19:30");
  expect(formatDateTime(late, "Europe/Berlin", "es")).toContain("0:30");
});

test("a birthday has no zone", () => {
  expect(formatPlainDate(Temporal.PlainDate.from("1985-03-02"), "en-GB")).toBe("2 Mar 1985");
});

test.each([
  ["2026-11-23T11:57:00Z", "3 min"],
  ["2026-11-23T10:00:00Z", "2 h"],
  ["2026-11-23T11:59:30Z", "now"],
  ["2026-11-21T11:00:00Z", "2 days"],
  ["2026-11-26T13:00:00Z", "in 3 days"],
  ["2026-11-23T12:05:00Z", "in 5 min"],
  ["2024-11-01T12:00:00Z", "2 years"],
])("%s is told as %s", (instant, words) => {
  expect(formatRelative(at(instant), now, "en")).toBe(words);
});

test("the same distance in Spanish", () => {
  expect(formatRelative(at("2026-11-26T13:00:00Z"), now, "es")).toBe("dentro de 3 d");
});

test.each([
  [0, "+0:00"],
  [42 * 60 + 59, "+0:42"],
  [-5 * 60, "\u22120:05"],
  [7860, "+2:11"],
  [-20, "+0:00"],
])("%d s from the dose is %s", (seconds, words) => {
  expect(formatElapsed(seconds)).toBe(words);
});

test("a wait is told in minutes and seconds, whichever way it counts", () => {
  expect([190, -40, 59.9, 0].map(formatWait)).toEqual(["3:10", "0:40", "0:59", "0:00"]);
});

test("numbers follow the locale", () => {
  expect(formatNumber(1234.5, "de")).toBe("1.234,5");
});
