type Bounds = readonly { readonly value: number }[];

/** Whether a number lies outside the first and the last of some bounds; what is no number lies outside. */
export const isOutside = (value: number, bounds: Bounds): boolean =>
  !(value >= (bounds[0]?.value ?? -Infinity) && value <= (bounds.at(-1)?.value ?? Infinity));

export const betweenWords = (bounds: Bounds): string => `between ${bounds[0]?.value} and ${bounds.at(-1)?.value}`;
