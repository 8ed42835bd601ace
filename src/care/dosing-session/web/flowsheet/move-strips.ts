import type { TimeWindow } from "./time-window.ts";

/** What of the axis is rendered: columns of `step` minutes, from the first to the last. */
export type Grid = { readonly step: number; readonly first: number; readonly last: number };

/** How far a value may stick out at the start before it reads as another one, and how much room it needs at the end, in px. */
const [overhang, room] = [4, 40] as const;

/**
 * How a flowsheet follows the window: each row is a strip that holds its cells in shares of its width, and a frame moves the strips.
 * Scrolling so costs a dozen changes of style and no layout, whatever the strips hold. Call it anew when something was rendered.
 * @param pixels how wide the part of a strip is that is in sight
 */
export const stripMover = (sheet: HTMLElement, { step, first, last }: Grid, pixels: number): ((window: TimeWindow) => void) => {
  const strips = [...sheet.querySelectorAll<HTMLElement>("[data-strip]")];
  const columns = Map.groupBy(sheet.querySelectorAll<HTMLElement>("[data-column]"), (cell) => Number(cell.dataset["column"]));
  const isOut = new Map<number, boolean>();
  let wide = NaN;
  return ({ from, to }) => {
    const each = pixels / (to - from);
    const nextWide = (last - first + 1) * step * each;
    for (const { style } of strips) {
      style.transform = `translateX(${(first * step - from) * each}px)`;
      if (nextWide !== wide) style.inlineSize = `${nextWide}px`;
    }
    wide = nextWide;
    // What is cut at an edge would read as another number: it goes out whole.
    for (const [column, cells] of columns) {
      const x = (column * step - from) * each;
      const out = x < -overhang || x > pixels - room;
      if (isOut.get(column) === out) continue;
      isOut.set(column, out);
      for (const cell of cells) cell.toggleAttribute("data-out", out);
    }
  };
};
