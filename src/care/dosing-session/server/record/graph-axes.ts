/** From a value to a place on the paper, in points. */
export type Scale = (value: number) => number;

/** The sides of the drawn field, in points from the upper left corner of the graph, and the height of the whole. */
export const field = { left: 28, right: 470, top: 30, bottom: 190, height: 222 } as const;
export const ink = "#1d2430";
export const faint = "#c9ccd2";

export const scaled = ([low, high]: readonly [number, number], from: number, to: number): Scale => {
  const span = Math.max(high - low, 1);
  return (value) => from + ((Math.min(Math.max(value, low), high) - low) / span) * (to - from);
};
