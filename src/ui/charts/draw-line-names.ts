import type uPlot from "uplot";
import { colourOf } from "./theme-colours.ts";

const lastReading = (column: ArrayLike<number | null | undefined>, to: number): number | undefined => {
  for (let index = to; index >= 0; index -= 1) {
    const reading = column[index];
    if (typeof reading === "number") return reading;
  }
  return undefined;
};

/** Writes each line's name at its last reading, so that colour is not the only key. */
export const drawLineNames = (plot: uPlot, element: Element): void => {
  const { ctx } = plot;
  const to = plot.series[0]?.idxs?.[1] ?? -1;
  ctx.save();
  ctx.font = `600 ${12 * devicePixelRatio}px ${getComputedStyle(element).fontFamily}`;
  ctx.textAlign = "right";
  ctx.lineJoin = "round";
  plot.series.forEach((series, place) => {
    const column = plot.data[place];
    const scale = series.scale;
    if (!column || !scale || typeof series.label !== "string" || place < 3) return;
    const last = lastReading(column, to);
    if (last === undefined) return;
    const x = plot.bbox.left + plot.bbox.width - 4 * devicePixelRatio;
    const y = plot.valToPos(last, scale, true) - 9 * devicePixelRatio;
    ctx.lineWidth = 4 * devicePixelRatio;
    ctx.strokeStyle = colourOf(element, "raised");
    ctx.strokeText(series.label, x, y);
    ctx.fillStyle = colourOf(element, place === 3 ? "series-1" : "series-2");
    ctx.fillText(series.label, x, y);
  });
  ctx.restore();
};
