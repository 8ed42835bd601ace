import type uPlot from "uplot";

interface Bar {
  readonly x: number;
  readonly systolic: number;
  readonly diastolic: number;
}

/** One bar for each column of pixels: the highest systolic and the lowest diastolic that fall on it. */
export const pressureBars = (plot: uPlot): readonly Bar[] => {
  const [minutes, systolic, diastolic] = plot.data;
  const [from, to] = plot.series[0]?.idxs ?? [0, -1];
  const bars: Bar[] = [];
  for (let index = from; index <= to; index += 1) {
    const high = systolic?.[index];
    const low = diastolic?.[index];
    if (typeof high !== "number" || typeof low !== "number") continue;
    const x = Math.round(plot.valToPos(minutes[index] ?? 0, "x", true));
    const before = bars.at(-1);
    if (before && x - before.x < 3 * devicePixelRatio) {
      bars[bars.length - 1] = { x: before.x, systolic: Math.max(before.systolic, high), diastolic: Math.min(before.diastolic, low) };
    } else bars.push({ x, systolic: high, diastolic: low });
  }
  return bars;
};

/** A stem from systolic to diastolic with a stroke at each end, as on a paper anaesthesia record. */
export const drawPressure = (plot: uPlot, ink: string): void => {
  const { ctx } = plot;
  const bars = pressureBars(plot);
  const cap = Math.min(3.5 * devicePixelRatio, plot.bbox.width / Math.max(1, bars.length) / 3);
  ctx.save();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  for (const { x, systolic, diastolic } of bars) {
    const top = plot.valToPos(systolic, "pressure", true);
    const foot = plot.valToPos(diastolic, "pressure", true);
    ctx.moveTo(x, top);
    ctx.lineTo(x, foot);
    ctx.moveTo(x - cap, top);
    ctx.lineTo(x + cap, top);
    ctx.moveTo(x - cap, foot);
    ctx.lineTo(x + cap, foot);
  }
  ctx.stroke();
  ctx.restore();
};
