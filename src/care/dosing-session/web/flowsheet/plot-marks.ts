import type uPlot from "uplot";

import { drawEvents } from "#ui/charts/draw-events.ts";
import { colourOf } from "#ui/charts/theme-colours.ts";
import type { VitalsEvent } from "#ui/charts/vitals-data.ts";

/** A stretch of time that is named on the graph, in minutes from the dose; `to` is null while it lasts. */
export type Band = { readonly from: number; readonly to: number | null; readonly label: string };
export type PressureBar = { readonly minutes: number; readonly systolic: number; readonly diastolic: number };
/** A value that a person charted. */
export type Dot = { readonly minutes: number; readonly value: number; readonly signal: "heartRate" | "saturation" };

export type Marks = {
  readonly pressures: readonly PressureBar[];
  readonly dots: readonly Dot[];
  readonly events: readonly VitalsEvent[];
  readonly bands: readonly Band[];
  readonly now: number;
};

/** A stem from systolic to diastolic with a stroke at each end, as on a paper anaesthesia record. */
const drawPressures = (plot: uPlot, bars: readonly PressureBar[], ink: string): void => {
  const { ctx, bbox } = plot;
  const cap = 3.5 * devicePixelRatio;
  ctx.beginPath();
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  for (const { minutes, systolic, diastolic } of bars) {
    const x = Math.round(plot.valToPos(minutes, "x", true));
    if (x < bbox.left - cap || x > bbox.left + bbox.width + cap) continue;
    const [top, foot] = [plot.valToPos(systolic, "pressure", true), plot.valToPos(diastolic, "pressure", true)];
    ctx.moveTo(x, top);
    ctx.lineTo(x, foot);
    ctx.moveTo(x - cap, top);
    ctx.lineTo(x + cap, top);
    ctx.moveTo(x - cap, foot);
    ctx.lineTo(x + cap, foot);
  }
  ctx.stroke();
};

const drawDots = (plot: uPlot, dots: readonly Dot[], colour: (signal: Dot["signal"]) => string, ground: string): void => {
  const { ctx } = plot;
  ctx.lineWidth = 1.75 * devicePixelRatio;
  for (const { minutes, value, signal } of dots) {
    const x = plot.valToPos(minutes, "x", true);
    const y = plot.valToPos(value, signal === "heartRate" ? "pressure" : "saturation", true);
    ctx.beginPath();
    ctx.arc(x, y, 3 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fillStyle = ground;
    ctx.strokeStyle = colour(signal);
    ctx.fill();
    ctx.stroke();
  }
};

/** Bands lie at the foot of the plot, each with its name where it has room. */
const drawBands = (
  plot: uPlot,
  { bands, now }: Marks,
  colours: { readonly wash: string; readonly edge: string; readonly ink: string },
  font: string,
): void => {
  const { ctx, bbox } = plot;
  const height = 16 * devicePixelRatio;
  const y = bbox.top + bbox.height - height;
  ctx.font = `${11 * devicePixelRatio}px ${font}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  for (const { from, to, label } of bands) {
    const left = Math.max(plot.valToPos(from, "x", true), bbox.left);
    const right = Math.min(plot.valToPos(to ?? Math.max(now, from), "x", true), bbox.left + bbox.width);
    if (right - left < 1) continue;
    ctx.fillStyle = colours.wash;
    ctx.fillRect(left, y, right - left, height);
    ctx.fillStyle = colours.edge;
    ctx.fillRect(left, y, devicePixelRatio, height);
    if (ctx.measureText(label).width + 10 * devicePixelRatio > right - left) continue;
    ctx.fillStyle = colours.ink;
    ctx.fillText(label, left + 5 * devicePixelRatio, y + height / 2);
  }
};

const drawNow = (plot: uPlot, now: number, colour: string): void => {
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(now, "x", true));
  ctx.beginPath();
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.setLineDash([]);
};

/** Everything on the graph that is no line. Colours are looked up once for each building of the plot. */
export const markPainter = (element: Element) => {
  const font = getComputedStyle(element).fontFamily;
  const named = new Map<string, string>();
  const colour = (name: Parameters<typeof colourOf>[1]): string => {
    const known = named.get(name) ?? colourOf(element, name);
    named.set(name, known);
    return known;
  };
  return (plot: uPlot, marks: Marks): void => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    drawBands(plot, marks, { wash: colour("accent-wash"), edge: colour("accent"), ink: colour("ink") }, font);
    drawNow(plot, marks.now, colour("quiet-ink"));
    drawPressures(plot, marks.pressures, colour("ink"));
    drawDots(plot, marks.dots, (signal) => colour(signal === "heartRate" ? "series-1" : "series-2"), colour("raised"));
    ctx.restore();
    drawEvents(plot, marks.events, colour);
  };
};
