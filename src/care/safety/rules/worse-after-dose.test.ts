import { expect, test } from "vitest";

import { shippedProtocol, type Protocol } from "#kernel/setting.ts";

import { ideationRoseSince, worseAfterDose, type TimedResult } from "./worse-after-dose.ts";

const start = Temporal.Instant.from("2026-11-01T15:00:00Z");
const day = (count: number) => start.add({ minutes: 24 * 60 * count });
const phq9 = (total: number | null, on: number): TimedResult => ({
  instrument: "phq9",
  items: [],
  extra: {},
  total,
  band: null,
  completedAt: day(on),
});
const screen = (band: string | null, on: number): TimedResult => ({
  instrument: "cssrs_screener",
  items: [],
  extra: {},
  total: null,
  band,
  completedAt: day(on),
});
const judged = (result: TimedResult, earlier: readonly TimedResult[], doses: readonly number[], protocol: Protocol = shippedProtocol) =>
  worseAfterDose(result, earlier, doses.map(day), protocol);

test("[SR-07] a PHQ-9 that rose by 5 within 7 days after a dose is worse; by 4, or a day later, it is not", () => {
  expect(judged(phq9(15, 8), [phq9(10, 0)], [1])).toBe(true);
  expect(judged(phq9(14, 8), [phq9(10, 0)], [1])).toBe(false);
  expect(judged(phq9(15, 9), [phq9(10, 0)], [1])).toBe(false);
  expect(judged(phq9(15, 8), [phq9(10, 0)], [])).toBe(false);
});

test("[SR-07] a rise counts against the last result before the dose and against each since", () => {
  expect(judged(phq9(12, 7), [phq9(10, 0), phq9(6, 3)], [1])).toBe(true);
  expect(judged(phq9(12, 7), [phq9(4, -20), phq9(10, 0)], [1])).toBe(false);
});

test("[SR-07] the last result before the dose counts although a result since was as high as this one, in whatever order they came", () => {
  const earlier = [phq9(6, 0), phq9(14, -20), phq9(12, 2)];
  expect(judged(phq9(12, 7), earlier, [1])).toBe(true);
  expect(judged(phq9(12, 7), earlier.toReversed(), [1])).toBe(true);
  expect(judged(phq9(12, 7), [phq9(12, 0), phq9(6, -20), phq9(12, 2)], [1])).toBe(false);
});

test("[SR-07] only the same questionnaire, answered before this one, is compared; a rise of another's total is no matter of this rule", () => {
  const gad7 = (total: number, on: number): TimedResult => ({ ...phq9(total, on), instrument: "gad7" });
  expect(judged(phq9(15, 7), [phq9(14, 0), gad7(2, 0)], [1])).toBe(false);
  expect(judged(phq9(15, 7), [phq9(14, 0), phq9(2, 8)], [1])).toBe(false);
  expect(judged(phq9(15, 7), [phq9(14, 0), phq9(2, 7)], [1])).toBe(true);
  expect(judged(gad7(15, 7), [gad7(2, 0)], [1])).toBe(false);
});

test("[SR-07] an answer at the moment of a dose counts as before it, and an old dose does not hide a recent one", () => {
  expect(judged(phq9(15, 7), [phq9(10, 1)], [1])).toBe(true);
  expect(judged(phq9(15, 30), [phq9(10, 20)], [1, 25])).toBe(true);
});

test("[SR-07] a dose after the answers, or a total that is not known, makes nobody worse", () => {
  expect(judged(phq9(20, 3), [phq9(5, 0)], [4])).toBe(false);
  expect(judged(phq9(null, 3), [phq9(5, 0)], [1])).toBe(false);
  expect(judged(phq9(20, 3), [phq9(null, 0)], [1])).toBe(false);
  expect(judged(phq9(20, 3), [], [1])).toBe(false);
});

test("[SR-07] any rise of the C-SSRS triage counts; an incomplete one is compared with nothing", () => {
  expect(judged(screen("low", 3), [screen("none", 0)], [1])).toBe(true);
  expect(judged(screen("low", 3), [screen("moderate", 0)], [1])).toBe(false);
  expect(judged(screen("incomplete", 3), [screen("none", 0)], [1])).toBe(false);
});

test("[SR-07] the window and the rise are the clinic's", () => {
  const protocol: Protocol = { version: 1, values: { "safety.sr07.window": 14, "safety.sr07.phq9Rise": 3 } };
  expect(judged(phq9(13, 12), [phq9(10, 0)], [1], protocol)).toBe(true);
  expect(judged(phq9(13, 12), [phq9(10, 0)], [1])).toBe(false);
});

test.for<[string, readonly TimedResult[], boolean | null]>([
  ["higher than before the dose", [screen("none", 0), screen("low", 3)], true],
  ["as before", [screen("low", 0), screen("low", 3)], false],
  ["lower, then higher again", [screen("moderate", 0), screen("none", 3), screen("low", 5)], true],
  ["only the newest before the dose counts", [screen("none", -9), screen("low", 0), screen("low", 3)], false],
  ["not asked since", [screen("none", 0)], null],
  ["not asked before", [screen("low", 3)], null],
  ["incomplete since", [screen("none", 0), screen("incomplete", 3)], null],
  ["incomplete before", [screen("incomplete", 0), screen("low", 3)], null],
  ["risen beside an incomplete one", [screen("none", 0), screen("incomplete", 3), screen("low", 5)], true],
  ["another questionnaire says nothing", [phq9(3, 0), phq9(20, 3)], null],
  ["another questionnaire hides nothing", [screen("none", 0), phq9(3, 0.5), screen("low", 3)], true],
  ["lower than before the dose", [screen("moderate", 0), screen("none", 3)], false],
])("[BST-02] ideation since a dose: %s", ([, results, said]) => {
  expect(ideationRoseSince(results, day(1))).toBe(said);
  expect(ideationRoseSince(results.toReversed(), day(1))).toBe(said);
});
