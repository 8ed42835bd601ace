/** What a monitor streams, and the pressures of its cuff. */
export const signals = ["systolic", "diastolic", "heartRate", "saturation", "respiration", "temperature"] as const;
export type Signal = (typeof signals)[number];

/** Monitor values as they come over the wire: columns of equal length, `at` in milliseconds since 1970, null where nothing was measured. */
export type SampleColumns = { readonly at: readonly number[] } & { readonly [Name in Signal]?: readonly (number | null)[] };

/** Values of a whole session in typed arrays, oldest first, one row a moment; NaN where nothing was measured. */
export type SampleStore = {
  readonly size: () => number;
  readonly at: (row: number) => number;
  readonly value: (signal: Signal, row: number) => number;
  /** All values of a signal and all moments, longer than `size`; for reading in one go, until the next `add`. */
  readonly column: (signal: Signal) => Float32Array;
  readonly moments: () => Float64Array;
  /** Takes rows in, in any order; of two that say the same moment the later word fills what the earlier left open. */
  readonly add: (columns: SampleColumns) => void;
  /** The last row at or before a moment; -1 when there is none. */
  readonly rowAt: (at: number) => number;
};

const firstRoom = 4_096;
const none = new Float32Array(0);

const lastAtOrBefore = (at: Float64Array, size: number, moment: number): number => {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] ?? Infinity) <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const twice = <Column extends Float32Array | Float64Array>(old: Column, wider: Column): Column => {
  wider.set(old);
  return wider;
};

const isRising = (moments: readonly number[]): boolean =>
  moments.every((at, index) => index === 0 || at > (moments[index - 1] ?? Infinity));

/** A store that grows by doubling: adding at the end, which is nearly always, costs no search and copies whole columns. */
export const sampleStore = (): SampleStore => {
  let size = 0;
  let at = new Float64Array(firstRoom);
  const columns = new Map(signals.map((signal) => [signal, new Float32Array(firstRoom)]));
  const grow = (): void => {
    at = twice(at, new Float64Array(at.length * 2));
    for (const [signal, column] of columns) columns.set(signal, twice(column, new Float32Array(column.length * 2)));
  };
  const rowAt = (moment: number): number => lastAtOrBefore(at, size, moment);
  /** The row of a moment, made where there is none; a late one moves what came after it. */
  const rowFor = (moment: number): number => {
    const before = size > 0 && moment > (at[size - 1] ?? 0) ? size - 1 : rowAt(moment);
    if (before >= 0 && at[before] === moment) return before;
    if (size === at.length) grow();
    const row = before + 1;
    at.copyWithin(row + 1, row, size);
    at[row] = moment;
    for (const column of columns.values()) column.copyWithin(row + 1, row, size).fill(NaN, row, row + 1);
    size += 1;
    return row;
  };
  /** Rows that all come after what is there. */
  const append = (sent: SampleColumns): void => {
    while (size + sent.at.length > at.length) grow();
    at.set(sent.at, size);
    for (const [signal, column] of columns)
      for (let index = 0; index < sent.at.length; index += 1) column[size + index] = sent[signal]?.[index] ?? NaN;
    size += sent.at.length;
  };
  return {
    size: () => size,
    at: (row) => at[row] ?? NaN,
    column: (signal) => columns.get(signal) ?? none,
    moments: () => at,
    value: (signal, row) => columns.get(signal)?.[row] ?? NaN,
    rowAt,
    add: (sent) => {
      if ((sent.at[0] ?? 0) > (at[size - 1] ?? -Infinity) && isRising(sent.at)) return append(sent);
      for (const [index, moment] of sent.at.entries()) {
        const row = rowFor(moment);
        for (const [signal, column] of columns) {
          const value = sent[signal]?.[index];
          if (value !== null && value !== undefined) column[row] = value;
        }
      }
    },
  };
};
