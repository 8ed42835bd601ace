import { expect, test, type Page } from "@playwright/test";
import * as z from "zod/mini";

import { openFrames } from "./frames/open-page.ts";

const cells = z.array(z.object({ minute: z.number(), left: z.number(), isSeen: z.boolean() }));

/** Where the cells of one row stand, in px from the start of the axis, and whether they can be read. */
const cellsOf = async (page: Page): Promise<z.output<typeof cells>> =>
  z.parse(
    cells,
    await page
      .getByRole("rowheader", { name: "BP" })
      .locator("xpath=..")
      .evaluate((row) => {
        const start = row.querySelector("[data-strip]")?.parentElement?.getBoundingClientRect().left ?? NaN;
        return [...row.querySelectorAll("[role=cell]")].map((cell) => {
          const [, hours = 0, minutes = 0] = (
            /\+(\d+):(\d+)/.exec(cell.querySelector("button")?.getAttribute("aria-label") ?? "") ?? []
          ).map(Number);
          return {
            minute: hours * 60 + minutes,
            left: cell.getBoundingClientRect().left - start,
            isSeen: getComputedStyle(cell).opacity === "1",
          };
        });
      }),
  );

/** How wide the axis of this page is, in px. */
const axis = 782;
const [overhang, room] = [4, 40] as const;

test("each cell of the flowsheet stands at its minute on the axis of the graph, and one that is cut at an edge is not read", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await openFrames(page);
  for (const [from, to] of [
    [0, 480],
    [100, 160],
    [201.5, 230],
    [203, 231.5],
    [203, 215],
  ] as const) {
    await page.evaluate(([first, last]) => window.showMinutes(first, last), [from, to] as const);
    const found = await cellsOf(page);
    const each = axis / (to - from);
    expect(found.length).toBeGreaterThan(2);
    for (const { minute, left, isSeen } of found) {
      const x = (minute - from) * each;
      expect(Math.abs(left - x), `minute ${minute} in ${from} to ${to}`).toBeLessThan(1);
      expect(isSeen, `minute ${minute} in ${from} to ${to}`).toBe(x >= -overhang && x <= axis - room);
    }
  }
});
