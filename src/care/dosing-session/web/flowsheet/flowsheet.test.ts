import * as fc from "fast-check";
import { expect, test } from "vitest";

import { decimate } from "./decimate.ts";
import { sampleStore } from "./sample-store.ts";
import { clampWindow, firstWindow, followingWindow, panBy, stepFor, zoomAbout } from "./time-window.ts";

const row = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 40, max: 180 }));
const inOrder = (rows: readonly (readonly [number, number])[]) => rows.toSorted(([one], [other]) => one - other);
/** Some in order, as a monitor sends them, some as they come after a lost network. */
const batches = fc.array(
  fc.tuple(fc.array(row, { maxLength: 12 }), fc.boolean()).map(([rows, sorted]) => (sorted ? inOrder(rows) : rows)),
  {
    maxLength: 12,
  },
);

test("samples in any order, in any batches, twice or with gaps come to the same rows", () => {
  fc.assert(
    fc.property(batches, (sent) => {
      const told = new Map(sent.flat());
      const store = sampleStore();
      for (const rows of sent) store.add({ at: rows.map(([at]) => at), heartRate: rows.map(([at, rate]) => told.get(at) ?? rate) });
      const kept = Array.from({ length: store.size() }, (_, row) => [store.at(row), store.value("heartRate", row)]);
      expect(kept).toEqual([...told].toSorted(([one], [other]) => one - other));
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("a moment that is told twice keeps what either said", () => {
  const store = sampleStore();
  store.add({ at: [1, 3], heartRate: [70, null] });
  store.add({ at: [2, 3], saturation: [97, 96], heartRate: [null, 72] });
  expect([store.size(), store.value("heartRate", 2), store.value("saturation", 2), store.value("saturation", 1)]).toEqual([3, 72, 96, 97]);
  expect(store.value("heartRate", 1)).toBeNaN();
  expect([store.rowAt(0), store.rowAt(1), store.rowAt(2.5), store.rowAt(99)]).toEqual([-1, 0, 1, 2]);
});

const eightHours = () => {
  const store = sampleStore();
  const at = Array.from({ length: 28_800 }, (_, second) => second * 1000);
  store.add({
    at,
    heartRate: at.map((_, second) => (second === 20_001 ? 190 : 70)),
    saturation: at.map((_, second) => (second === 9 ? 61 : 97)),
  });
  return store;
};
const options = { signals: ["heartRate", "saturation"], pixels: 800, xOf: (at: number) => at } as const;

test("a spike of one second is still there when eight hours stand on 800 pixels, and no more than two points on each", () => {
  const { x, lines } = decimate(eightHours(), { from: 0, to: 28_800_000 }, options);
  expect(x.length).toBeLessThanOrEqual(2 * 800 + 4);
  expect(x).toEqual(x.toSorted((one, other) => one - other));
  expect(Math.max(...(lines[0] ?? []).map(Number))).toBe(190);
  expect(Math.min(...(lines[1] ?? []).map((value) => value ?? 99))).toBe(61);
});

test("where samples are few each is drawn, with its neighbours outside the edge; a silence longer than a minute breaks the line", () => {
  const store = sampleStore();
  store.add({ at: [0, 1_000, 2_000, 200_000], heartRate: [70, 71, 72, 73] });
  expect(decimate(store, { from: 900, to: 2_100 }, options)).toEqual({
    x: [0, 1_000, 2_000, 101_000, 200_000],
    lines: [
      [70, 71, 72, null, 73],
      [null, null, null, null, null],
    ],
  });
});

test("zooming keeps the minute under the finger, and the window never leaves the session nor shrinks to nothing", () => {
  const whole = { from: -20, to: 120 };
  expect(zoomAbout({ from: 0, to: 100 }, 25, 0.5)).toEqual({ from: 12.5, to: 62.5 });
  expect(clampWindow({ from: 10, to: 10.5 }, whole)).toEqual({ from: 9.25, to: 11.25 });
  expect(clampWindow(panBy({ from: 0, to: 60 }, 10_000), whole).from).toBeLessThan(whole.to);
  expect(clampWindow(panBy({ from: 0, to: 60 }, -10_000), whole).to).toBeGreaterThan(whole.from);
});

test("columns are as narrow as they can be read, in steps that people count in", () => {
  expect([stepFor({ from: 0, to: 90 }, 900, 46), stepFor({ from: 0, to: 480 }, 900, 46), stepFor({ from: 0, to: 2 }, 900, 46)]).toEqual([
    5, 30, 1,
  ]);
});

test("a window that follows stands still for five minutes", () => {
  expect(followingWindow(41, 60)).toEqual(followingWindow(44.9, 60));
  expect(followingWindow(45, 60).to).toBe(followingWindow(44.9, 60).to + 5);
  expect(firstWindow(-20, 30, 900)).toEqual({ from: -20, to: 40 });
});
