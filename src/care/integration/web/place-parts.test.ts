import * as fc from "fast-check";
import { expect, test } from "vitest";

import { bowBetween, edgeToward, nameLines, partSize, placeParts } from "./place-parts.ts";

const types = ["manager", "firefighter", "exile"] as const;
const partsOf = (kinds: readonly (typeof types)[number][]) => kinds.map((partType, place) => ({ partId: `${place}`, partType }));

test("every part stands inside the picture and covers no other, however many there are and however narrow it is", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...types), { maxLength: 30 }), fc.integer({ min: 160, max: 1_600 }), (kinds, width) => {
      const picture = placeParts(partsOf(kinds), width);
      expect(picture.parts).toHaveLength(kinds.length);
      for (const [place, { x, y }] of picture.parts.entries()) {
        expect(x - partSize.width / 2).toBeGreaterThanOrEqual(0);
        expect(x + partSize.width / 2).toBeLessThanOrEqual(width);
        expect(y + partSize.height / 2).toBeLessThanOrEqual(picture.height);
        const covers = picture.parts
          .slice(place + 1)
          .some((other) => Math.abs(other.x - x) < partSize.width && Math.abs(other.y - y) < partSize.height);
        expect(covers).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

test("those who protect stand around those whom they protect", () => {
  const { parts } = placeParts(partsOf(["firefighter", "exile", "manager"]), 640);
  expect(parts.toSorted((one, other) => one.y - other.y).map(({ partId }) => partId)).toEqual(["2", "1", "0"]);
});

test("a line ends at the edge of a part, from whichever side it comes", () => {
  expect(edgeToward({ x: 0, y: 0 }, { x: 400, y: 0 })).toEqual({ x: 400 - partSize.width / 2, y: 0 });
  expect(edgeToward({ x: 0, y: 0 }, { x: 0, y: 400 })).toEqual({ x: 0, y: 400 - partSize.height / 2 });
  expect(edgeToward({ x: 5, y: 5 }, { x: 5, y: 5 })).toEqual({ x: 5, y: 5 });
});

test("a long name has two lines, and says with a dot that there is more", () => {
  expect(nameLines("Guard")).toEqual(["Guard"]);
  expect(nameLines("The one who counts")).toEqual(["The one who", "counts"]);
  expect(nameLines("The one who counts everything at night")).toEqual(["The one who", "counts…"]);
  for (const line of nameLines("Unaussprechlichkeitsbewahrer und seine Geschwister")) expect(line.length).toBeLessThanOrEqual(15);
});

test("a bow between two parts goes around the row between them, and leans into the picture", () => {
  const controlOf = (path: string): number => Number(path.match(/Q(-?[\d.]+) /)?.[1]);
  const far = { x: 100, y: 34 + 2 * 108 };
  // A curve reaches half as far as its control point: beyond the half width of the part that it passes.
  expect((controlOf(bowBetween({ x: 100, y: 34 }, far, 320)) - 100) / 2).toBeGreaterThan(partSize.width / 2);
  expect(controlOf(bowBetween({ x: 540, y: 34 }, { ...far, x: 540 }, 320))).toBeLessThan(540);
});
