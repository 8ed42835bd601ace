import type uPlot from "uplot";

import { drawLineNames } from "#ui/charts/draw-line-names.ts";
import { colourOf } from "#ui/charts/theme-colours.ts";
import { formatElapsed } from "#ui/words/format.ts";

import { markPainter, type Marks } from "./plot-marks.ts";

/** Widths that graph and flowsheet share, in px: what stands left of the axis of time, and right of it. */
export type Gutters = { readonly start: number; readonly end: number };

const minuteSteps = [1, 2, 5, 10, 15, 30, 60, 120];

type PlotParts = {
  readonly element: Element;
  readonly width: number;
  readonly height: number;
  readonly gutters: Gutters;
  readonly window: () => readonly [number, number];
  readonly marks: () => Marks;
};

const hidden: uPlot.Series = { show: false, scale: "pressure" };

/** Joins what a slow monitor sends, and breaks where a signal was lost for longer than a minute. */
const joinShortGaps: uPlot.Series.GapsRefiner = (plot, _series, _from, _to, gaps) =>
  gaps.filter(([start, end]) => plot.posToVal(end, "x", true) - plot.posToVal(start, "x", true) > 1);

/** Columns: minutes, two that are not shown (the names of lines count from the third), heart rate, saturation. */
export const plotOptions = ({ element, width, height, gutters, window, marks }: PlotParts): uPlot.Options => {
  const font = `12px ${getComputedStyle(element).fontFamily}`;
  const paint = markPainter(element);
  const [quiet, line] = [colourOf(element, "quiet-ink"), colourOf(element, "line")];
  const axis = { stroke: quiet, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  const drawn = (label: string, stroke: string, scale: string): uPlot.Series => ({
    ...{ label, stroke, scale, width: 1.75, gaps: joinShortGaps },
    points: { show: false },
  });
  return {
    width,
    height,
    legend: { show: false },
    padding: [20, 0, 0, 0],
    cursor: { drag: { x: false, y: false }, points: { size: 7 }, y: false },
    scales: {
      x: { time: false, auto: false, range: () => [...window()] },
      pressure: { range: () => [40, 200] },
      saturation: { range: () => [70, 100] },
    },
    axes: [
      { ...axis, size: 24, incrs: minuteSteps, space: 60, values: (_plot, splits) => splits.map((minute) => formatElapsed(minute * 60)) },
      { ...axis, scale: "pressure", size: gutters.start, gap: 6 },
      { ...axis, scale: "saturation", side: 1, size: gutters.end, gap: 4, grid: { show: false } },
    ],
    series: [
      {},
      hidden,
      hidden,
      drawn("HR", colourOf(element, "series-1"), "pressure"),
      drawn("SpO2", colourOf(element, "series-2"), "saturation"),
    ],
    hooks: { draw: [(plot) => paint(plot, marks()), (plot) => drawLineNames(plot, element)] },
  };
};
