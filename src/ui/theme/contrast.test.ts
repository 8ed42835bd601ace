import { describe, expect, test } from "vitest";
import { contrast } from "./oklch-contrast.ts";
import { allowedPairs, colours, schemes } from "./tokens.ts";

test("black on white measures 21 and a colour on itself measures 1", () => {
  expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1);
  expect(contrast([0.5, 0.09, 195], [0.5, 0.09, 195])).toBe(1);
});

describe.each(schemes)("%s", (scheme) => {
  const pairs = allowedPairs.flatMap(({ on, use, atLeast }) => on.flatMap((ground) => use.map((mark) => ({ ground, mark, atLeast }))));
  test.each(pairs)("$mark on $ground reaches $atLeast", ({ ground, mark, atLeast }) => {
    expect(contrast(colours[mark][scheme], colours[ground][scheme])).toBeGreaterThanOrEqual(atLeast);
  });
});
