/** Repeatable chance from a seed (mulberry32). */
export type Chance = {
  /** In [0, 1). */
  readonly next: () => number;
  readonly happens: (probability: number) => boolean;
  /** A whole number from `least` to `most`. */
  readonly whole: (least: number, most: number) => number;
};

export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, happens: (probability) => next() < probability, whole: (least, most) => least + Math.floor(next() * (most - least + 1)) };
};
