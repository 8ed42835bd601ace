import { expect, test } from "vitest";
import { dateTicks } from "./date-ticks.ts";
import { linePath } from "./line-path.ts";
import { linearScale, roundTicks } from "./linear-scale.ts";

test("a scale maps ends to ends, also upside down, and a single value to the middle", () => {
  const down = linearScale([0, 27], [200, 0]);
  expect([down(0), down(27), down(13.5)]).toEqual([200, 0, 100]);
  expect(linearScale([5, 5], [0, 10])(5)).toBe(5);
});

test.each([
  [0, 27, 5, [0, 10, 20]],
  [40, 200, 8, [40, 60, 80, 100, 120, 140, 160, 180, 200]],
  [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [3, 3, 5, [3]],
])("from %d to %d the steps are round", (from, to, count, ticks) => {
  expect(roundTicks(from, to, count)).toEqual(ticks);
});

const at = (text: string) => Temporal.Instant.from(text);

test("days begin at midnight of the reader's zone, over a change of the clock too", () => {
  const ticks = dateTicks(at("2026-10-24T10:00:00Z"), at("2026-10-27T10:00:00Z"), "Europe/Berlin", 5);
  expect(ticks.map(String)).toEqual(["2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "2026-10-26T23:00:00Z"]);
});

test("a year is marked by months, and a moment by at most one day", () => {
  expect(dateTicks(at("2026-01-10T00:00:00Z"), at("2026-12-31T00:00:00Z"), "UTC", 6).map((tick) => tick.toString().slice(0, 10))).toEqual([
    "2026-03-01",
    "2026-05-01",
    "2026-07-01",
    "2026-09-01",
    "2026-11-01",
  ]);
  expect(dateTicks(at("2026-01-10T00:00:00Z"), at("2026-01-10T00:00:00Z"), "UTC", 6)).toHaveLength(1);
});

test("a gap in the data is a gap in the line", () => {
  expect(linePath([[0, 1], [1, 2], undefined, [3, 4], [4, 5]])).toBe("M0 1L1 2M3 4L4 5");
});
