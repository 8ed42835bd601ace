/** Maps a value to a place in pixels; turned round when the range is. */
export type Scale = (value: number) => number;

export const linearScale = ([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale => {
  const span = to - from;
  return (value) => (span === 0 ? (start + end) / 2 : start + ((value - from) / span) * (end - start));
};

/** Round steps (1, 2, 5 × a power of ten) inside a range, at most about `count` of them. */
export const roundTicks = (from: number, to: number, count: number): readonly number[] => {
  if (!(to > from) || count < 1) return [from];
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, place) => Number(((first + place) * step).toPrecision(12)));
};
