import { expect, test } from "vitest";

import { survivalPaths } from "./survival-paths.ts";

const same = (value: number) => value;
const down = (share: number) => 100 - share * 100;

test("a survival curve starts at one, holds each share until the next time, and falls straight down", () => {
  const points = [
    { at: 10, share: 0.5, lower: 0.2, upper: 0.8, left: 0 },
    { at: 20, share: 0.5, lower: 0.2, upper: 0.8, left: 1 },
  ];
  expect(survivalPaths(points, same, down)).toEqual({
    line: "M0 0L10 0L10 50L20 50L20 50",
    band: "M0 0L10 0L10 20L20 20L20 20L20 80L20 80L10 80L10 0L0 0Z",
    ticks: "M20 46v8",
  });
});

test("where its bounds cannot be said there is no band", () => {
  const { band, line } = survivalPaths([{ at: 5, share: 0, lower: null, upper: null, left: 0 }], same, down);
  expect(band).toBe("");
  expect(line).toBe("M0 0L5 0L5 100");
});
