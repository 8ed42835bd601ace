import type uPlot from "uplot";
import type { Colour } from "../theme/tokens.ts";
import type { VitalsEvent } from "./vitals-data.ts";

/** Outlines of the marks in a box of 10 by 10, so that kinds differ by shape: dose ▼, event ◆, amber ▲, red ⯃. */
const outlines: Record<VitalsEvent["kind"], readonly (readonly [number, number])[]> = {
  dose: [
    [0, 0],
    [10, 0],
    [5, 9],
  ],
  event: [
    [5, 0],
    [10, 5],
    [5, 10],
    [0, 5],
  ],
  amber: [
    [5, 0],
    [10, 9],
    [0, 9],
  ],
  red: [
    [3, 0],
    [7, 0],
    [10, 3],
    [10, 7],
    [7, 10],
    [3, 10],
    [0, 7],
    [0, 3],
  ],
};

const colours: Record<VitalsEvent["kind"], Colour> = { dose: "ink", event: "quiet-ink", amber: "amber-mark", red: "red" };

/** Marks stand above the plot; a dose has a line through it. */
export const drawEvents = (plot: uPlot, events: readonly VitalsEvent[], colour: (name: Colour) => string): void => {
  const { ctx, bbox } = plot;
  const pixel = devicePixelRatio;
  const placed = events
    .map(({ kind, minutes }) => ({ kind, x: plot.valToPos(minutes, "x", true) }))
    .filter(({ x }) => x >= bbox.left - 1 && x <= bbox.left + bbox.width + 1);
  ctx.save();
  ctx.setLineDash([]);
  ctx.lineWidth = pixel;
  // One path a kind: each path of its own is paid for in every frame of a zoom.
  for (const [kind, own] of Map.groupBy(placed, (event) => event.kind)) {
    ctx.fillStyle = colour(colours[kind]);
    ctx.strokeStyle = ctx.fillStyle;
    ctx.beginPath();
    for (const { x } of own) {
      outlines[kind].forEach(([across, down], corner) => {
        const at = [x + (across - 5) * pixel, bbox.top + (down - 15) * pixel] as const;
        if (corner === 0) ctx.moveTo(...at);
        else ctx.lineTo(...at);
      });
      ctx.closePath();
    }
    ctx.fill();
    if (kind !== "dose") continue;
    ctx.beginPath();
    for (const { x } of own) {
      ctx.moveTo(x, bbox.top - 4 * pixel);
      ctx.lineTo(x, bbox.top + bbox.height);
    }
    ctx.stroke();
  }
  ctx.restore();
};
