import fc from "fast-check";
import { expect, test } from "vitest";

import { judgeSample } from "../rules/judge-sample.ts";
import { tenOClock } from "../rules/test-session.ts";
import { effectAt, simulateMonitor, usualBaseline } from "./simulate-monitor.ts";

const course = (seed: number, route: "IM" | "SL" | "IV" = "IM") =>
  Array.from({ length: 7_800 }, (_, second) =>
    simulateMonitor({ seed, secondsSinceDose: second - 600, secondsOn: second, route, baseline: usualBaseline }),
  );

test("the same seed and second give the same values, whatever was asked before", () => {
  const one = course(7)[1_500];
  course(8);
  expect(simulateMonitor({ seed: 7, secondsSinceDose: 900, secondsOn: 1_500, route: "IM", baseline: usualBaseline })).toEqual(one);
});

test("pressure rises by a fifth to a third after the dose and comes back near baseline in two hours", () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const cuffs = course(seed).flatMap(({ sbp }, second) => (sbp === undefined ? [] : [{ sbp, minute: (second - 600) / 60 }]));
    const peak = Math.max(...cuffs.map(({ sbp }) => sbp)) / usualBaseline.systolic;
    expect(peak).toBeGreaterThan(1.13);
    expect(peak).toBeLessThan(1.36);
    const last = cuffs.at(-1);
    expect(Math.abs((last?.sbp ?? 0) - usualBaseline.systolic)).toBeLessThan(12);
  }
});

test("a cuff reading comes every five minutes", () => {
  expect(course(3).filter(({ sbp }) => sbp !== undefined)).toHaveLength(26);
});

test("SpO2 dips below 94 now and then, and not all the time", () => {
  const low = Array.from({ length: 12 }, (_, seed) => course(seed).filter(({ spo2 }) => spo2 < 94).length);
  expect(low.filter((seconds) => seconds > 0).length).toBeGreaterThan(3);
  expect(Math.max(...low)).toBeLessThan(400);
});

test("the effect starts at nothing, is strongest in the peak of the route and has gone after recovery", () => {
  expect(effectAt("IM", -60)).toBe(0);
  expect(effectAt("IM", 15 * 60)).toBeCloseTo(1, 5);
  expect(effectAt("IM", 120 * 60)).toBeCloseTo(0, 5);
  expect(effectAt("SL", 15 * 60)).toBeLessThan(0.6);
});

test("every simulated value is one that a monitor could show", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 31 }),
      fc.integer({ min: 0, max: 9_000 }),
      fc.constantFrom("IM", "SL", "IN", "IV", "IN-ESK"),
      (seed, second, route) => {
        const values = simulateMonitor({ seed, secondsSinceDose: second, secondsOn: second, route, baseline: usualBaseline });
        expect(judgeSample({ sequence: 0, observedAt: tenOClock, status: "measured", values })).toMatchObject({
          outcome: "accepted",
          flaws: [],
        });
      },
    ),
  );
});
