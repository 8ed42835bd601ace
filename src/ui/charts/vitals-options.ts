import type uPlot from "uplot";
import { formatElapsed } from "../words/format.ts";
import { drawEvents } from "./draw-events.ts";
import { drawLineNames } from "./draw-line-names.ts";
import { drawPressure } from "./draw-pressure.ts";
import { colourOf } from "./theme-colours.ts";
import type { VitalsEvent } from "./vitals-data.ts";

interface Shown {
  readonly events: readonly VitalsEvent[];
  readonly window: readonly [from: number, to: number] | undefined;
}

/** Minutes between marks that people count in. */
const minuteSteps = [1, 2, 5, 10, 15, 30, 60, 120];

const axis = (element: Element, label: string): uPlot.Axis => ({
  stroke: colourOf(element, "quiet-ink"),
  font: `12px ${getComputedStyle(element).fontFamily}`,
  grid: { stroke: colourOf(element, "line"), width: 1 },
  ticks: { show: false },
  label,
  labelFont: `12px ${getComputedStyle(element).fontFamily}`,
  labelSize: 18,
});

const hidden: uPlot.Series = { show: true, paths: () => null, points: { show: false } };

/** Breaks a line where the signal was lost for longer than a minute, and joins what a slow monitor sends. */
const joinShortGaps: uPlot.Series.GapsRefiner = (plot, _series, _from, _to, gaps) =>
  gaps.filter(([start, end]) => plot.posToVal(end, "x", true) - plot.posToVal(start, "x", true) > 1);

const line = (label: string, stroke: string, scale: string): uPlot.Series => ({
  label,
  stroke,
  scale,
  width: 1.75,
  gaps: joinShortGaps,
  points: { show: false },
});

export const vitalsOptions = (
  element: Element,
  width: number,
  height: number,
  shown: () => Shown,
  onSample: (sample: number | undefined) => void,
): uPlot.Options => ({
  width,
  height,
  legend: { show: false },
  padding: [24, 6, 0, 0],
  cursor: { drag: { x: false, y: false }, points: { size: 7 }, y: false },
  scales: {
    x: { time: false, range: (_plot, from, to) => [...(shown().window ?? [from, Math.max(to, from + 10)])] },
    pressure: {
      range: (_plot, from, to) => [Math.min(40, Math.floor((from ?? 40) / 20) * 20), Math.max(180, Math.ceil((to ?? 180) / 20) * 20)],
    },
    saturation: { range: (_plot, from) => [Math.min(70, Math.floor((from ?? 70) / 10) * 10), 100] },
  },
  axes: [
    {
      ...axis(element, ""),
      label: "",
      labelSize: 0,
      size: 28,
      incrs: minuteSteps,
      values: (_plot, splits) => splits.map((minute) => formatElapsed(minute * 60)),
    },
    { ...axis(element, "mmHg, /min"), scale: "pressure", size: 38 },
    { ...axis(element, "SpO2 %"), scale: "saturation", side: 1, size: 38, grid: { show: false } },
  ],
  series: [
    {},
    { ...hidden, scale: "pressure" },
    { ...hidden, scale: "pressure" },
    line("HR", colourOf(element, "series-1"), "pressure"),
    line("SpO2", colourOf(element, "series-2"), "saturation"),
  ],
  hooks: {
    drawSeries: [(plot, place) => place === 2 && drawPressure(plot, colourOf(element, "ink"))],
    draw: [(plot) => drawEvents(plot, shown().events, (name) => colourOf(element, name)), (plot) => drawLineNames(plot, element)],
    setCursor: [(plot) => plot.cursor.event && onSample(plot.cursor.idx ?? undefined)],
  },
});
