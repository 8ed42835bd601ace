/** The value below which so much of the list lies, 0 to 1; NaN of nothing. */
export const quantile = (values: readonly number[], share: number): number => {
  const inOrder = values.toSorted((one, other) => one - other);
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? Number.NaN;
};

/** What several rounds gave: the middle one, and how far they lie apart. */
export type Spread = { readonly median: number; readonly lowest: number; readonly highest: number };

const middle = (values: readonly number[]): number => {
  const inOrder = values.toSorted((one, other) => one - other);
  const [low, high] = [inOrder[Math.floor((inOrder.length - 1) / 2)], inOrder[Math.ceil((inOrder.length - 1) / 2)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
};

export const spreadOf = (values: readonly number[]): Spread => ({
  median: middle(values),
  lowest: Math.min(...values),
  highest: Math.max(...values),
});
