import type { SampleStore, Signal } from "./sample-store.ts";

/** Columns as a plot draws them: `x` ascending, null where a line breaks. */
export type PlotColumns = { readonly x: number[]; readonly lines: (number | null)[][] };

type Span = { readonly from: number; readonly to: number };
type Options = {
  readonly signals: readonly Signal[];
  /** The width that it is drawn on: no more than two points fall on each pixel. */
  readonly pixels: number;
  /** From milliseconds to the axis. */
  readonly xOf: (at: number) => number;
};

/** A signal that is silent for longer than this, in milliseconds, is broken, not joined. */
const longestJoin = 60_000;

const pushRow = (columns: PlotColumns, x: number, values: readonly number[]): void => {
  columns.x.push(x);
  for (const [index, value] of values.entries()) columns.lines[index]?.push(Number.isNaN(value) ? null : value);
};

/** The lowest and the highest of some rows; NaN where there is none. */
const extremesOf = (column: Float32Array, from: number, to: number): { readonly low: number; readonly high: number } => {
  let [low, high] = [NaN, NaN];
  for (let row = from; row < to; row += 1) {
    const value = column[row] ?? NaN;
    if (!(value >= low)) low = Number.isNaN(value) ? low : value;
    if (!(value <= high)) high = Number.isNaN(value) ? high : value;
  }
  return { low, high };
};

/**
 * What is worth drawing of a span: every sample where they are few, else the lowest and the highest of each pixel, so that no spike is
 * lost. A row before and a row after the span keep the line going to its edges.
 */
export const decimate = (store: SampleStore, { from, to }: Span, { signals, pixels, xOf }: Options): PlotColumns => {
  const columns: PlotColumns = { x: [], lines: signals.map(() => []) };
  const first = Math.max(0, store.rowAt(from));
  const last = Math.min(store.size() - 1, store.rowAt(to) + 1);
  const none = signals.map(() => NaN);
  let before = NaN;
  const put = (at: number, values: readonly number[]): void => {
    if (at - before > longestJoin) pushRow(columns, xOf((at + before) / 2), none);
    before = at;
    pushRow(columns, xOf(at), values);
  };
  if (last - first <= pixels * 2) {
    for (let row = first; row <= last; row += 1)
      put(
        store.at(row),
        signals.map((signal) => store.value(signal, row)),
      );
    return columns;
  }
  const [width, at, values] = [(to - from) / pixels, store.moments(), signals.map((signal) => store.column(signal))];
  for (let row = first; row <= last;) {
    const starts = row;
    const bucket = Math.floor(((at[row] ?? 0) - from) / width);
    const ends = from + (bucket + 1) * width;
    do row += 1;
    while (row <= last && (at[row] ?? Infinity) < ends);
    const extremes = values.map((column) => extremesOf(column, starts, row));
    put(
      at[starts] ?? 0,
      extremes.map(({ low }) => low),
    );
    if (row - starts > 1)
      put(
        at[row - 1] ?? 0,
        extremes.map(({ high }) => high),
      );
  }
  return columns;
};
