import { expect, test } from "vitest";
import { readingNear, sampleAt } from "./vitals-data.ts";

test("the sample at a minute is the last one that was measured by then", () => {
  const minutes = [-5, 0, 2.5, 10];
  expect([-9, -5, 2.4, 2.5, 99].map((minute) => sampleAt(minutes, minute))).toEqual([0, 0, 1, 2, 3]);
  expect(sampleAt([], 3)).toBe(0);
});

test("a reading counts while it is young enough, and is not made up", () => {
  const minutes = [0, 1, 2, 3, 9];
  const column = [118, null, null, null, null];
  expect(readingNear(column, minutes, 3, 5)).toEqual({ value: 118, age: 3 });
  expect(readingNear(column, minutes, 4, 5)).toBeUndefined();
});
