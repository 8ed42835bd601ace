import type { Scale } from "./linear-scale.ts";

export interface SurvivalPoint {
  readonly at: number;
  /** The share after this time, 0 to 1. */
  readonly share: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** How many left at this time without the event. */
  readonly left: number;
}

const place = (value: number) => Number(value.toFixed(1));

/** The values of a step function between its points, as corners: each value holds until the next time. */
const corners = (points: readonly { readonly at: number; readonly value: number }[]): readonly (readonly [number, number])[] =>
  points.flatMap((point, index) => {
    const before = points[index - 1];
    return before === undefined
      ? [[point.at, point.value] as const]
      : [[point.at, before.value] as const, [point.at, point.value] as const];
  });

const pathOf = (places: readonly (readonly [number, number])[], x: Scale, y: Scale): string =>
  places.map(([at, value], index) => `${index === 0 ? "M" : "L"}${place(x(at))} ${place(y(value))}`).join("");

/** SVG paths of a survival curve: the line, the band between its bounds (as far as they can be said), and a tick where somebody left. */
export const survivalPaths = (
  points: readonly SurvivalPoint[],
  x: Scale,
  y: Scale,
): { readonly line: string; readonly band: string; readonly ticks: string } => {
  const all = [{ at: 0, share: 1, lower: 1, upper: 1, left: 0 }, ...points];
  const bounded = all.flatMap(({ at, lower, upper }) => (lower === null || upper === null ? [] : [{ at, lower, upper }]));
  const upper = corners(bounded.map((point) => ({ at: point.at, value: point.upper })));
  const lower = corners(bounded.map((point) => ({ at: point.at, value: point.lower })));
  const ticks = points.flatMap(({ at, share, left }) => (left === 0 ? [] : [`M${place(x(at))} ${place(y(share) - 4)}v8`]));
  return {
    line: pathOf(corners(all.map((point) => ({ at: point.at, value: point.share }))), x, y),
    band: bounded.length < 2 ? "" : `${pathOf([...upper, ...lower.toReversed()], x, y)}Z`,
    ticks: ticks.join(""),
  };
};
