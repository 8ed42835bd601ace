import * as fc from "fast-check";
import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { doseDurations, followedDurations } from "./dose-durations.ts";
import type { DriftReading } from "./observe-drift.ts";

const start = Temporal.Instant.from("2026-03-01T18:00:00Z");
const day = (days: number) => start.add({ milliseconds: Math.round(days * 86_400_000) });
const reading = (days: number, total: number): DriftReading => ({ at: day(days), total });

const durations = (doses: readonly number[], readings: readonly DriftReading[], baseline: number | null = 20) =>
  doseDurations({ baseline, doses: doses.map(day), readings, protocol: shippedProtocol });

test("[DUR-1] a response is half of the baseline or less, shown by a reading between the dose and the next one", () => {
  expect(durations([0], [reading(1, 11)])).toMatchObject([{ kind: "no-response", readings: 1 }]);
  expect(durations([0], [reading(1, 10)])).toMatchObject([{ kind: "held", days: 1, why: "last-reading" }]);
  expect(durations([0, 7], [reading(1, 8), reading(8, 15)])).toMatchObject([
    { kind: "held", days: 1, why: "next-dose" },
    { kind: "no-response" },
  ]);
});

test("[DUR-2] without a baseline, or without a reading of its own, a dose is not assessed and never called without benefit", () => {
  expect(durations([0], [reading(1, 4)], null)).toMatchObject([{ kind: "not-assessed", reason: "no-baseline" }]);
  expect(durations([0, 7], [reading(-1, 18), reading(8, 5)])).toMatchObject([
    { kind: "not-assessed", reason: "no-reading" },
    { kind: "held", days: 1 },
  ]);
});

test("[DUR-3] the response is lost at the first reading above it, confirmed by another at least a week later", () => {
  expect(durations([0], [reading(1, 6), reading(14, 8), reading(21, 12), reading(28, 13)])).toMatchObject([
    { kind: "lost", days: 21, confirmed: true, heldAt: day(14) },
  ]);
  expect(durations([0], [reading(1, 6), reading(21, 12)])).toMatchObject([{ kind: "lost", days: 21, confirmed: false, heldAt: day(1) }]);
});

test("[DUR-3] one worse reading with a better one within the week is no loss", () => {
  expect(durations([0], [reading(1, 6), reading(10, 14), reading(13, 7), reading(30, 9)])).toMatchObject([{ kind: "held", days: 30 }]);
  expect(durations([0], [reading(1, 6), reading(10, 14), reading(16.9, 14), reading(30, 5)])).toMatchObject([{ kind: "held", days: 30 }]);
  expect(durations([0], [reading(1, 6), reading(10, 14), reading(18, 14), reading(30, 5)])).toMatchObject([
    { kind: "lost", days: 10, confirmed: true },
  ]);
});

test("[DUR-4] a response that holds is followed to the last reading that showed it, not to today and not to the next dose", () => {
  expect(durations([0, 60], [reading(2, 5), reading(20, 6), reading(61, 4)])).toMatchObject([
    { kind: "held", days: 20, heldAt: day(20), why: "next-dose", until: day(60) },
    { kind: "held", days: 1, why: "last-reading", until: null },
  ]);
});

test("[DUR-4] a loss is an event, a held response is censored, and the others are not followed", () => {
  const all = durations([0, 30, 60, 90], [reading(1, 5), reading(8, 15), reading(16, 15), reading(31, 6), reading(61, 15), reading(95, 4)]);
  expect(all.map(({ kind }) => kind)).toEqual(["lost", "held", "no-response", "held"]);
  expect(followedDurations(all)).toEqual([
    { days: 8, event: true },
    { days: 1, event: false },
    { days: 5, event: false },
  ]);
});

test("[DUR-4] a baseline of 0 leaves no response to lose, and the order of readings and doses changes nothing", () => {
  expect(durations([0], [reading(1, 0)], 0)).toMatchObject([{ kind: "no-response" }]);
  const readings = fc.array(fc.tuple(fc.integer({ min: -10, max: 100 }), fc.integer({ min: 0, max: 27 })), { maxLength: 15 });
  const doses = fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(readings, doses, (pairs, days) => {
      const distinct = new Map(pairs);
      const given = [...distinct].map(([at, total]) => reading(at, total));
      const forward = durations(days, given);
      expect(durations(days.toReversed(), given.toReversed())).toEqual(forward);
      for (const one of forward) {
        if (one.kind === "lost") expect(Temporal.Instant.compare(one.heldAt, one.lostAt)).toBeLessThan(0);
        if ("days" in one) expect(one.days).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 200 },
  );
});
