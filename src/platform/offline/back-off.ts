const firstMs = 1_000;
const mostMs = 30_000;

/**
 * How long to wait after `tries` failed tries (1 or more), in milliseconds: doubling from 1 s to 30 s, of which the upper half is
 * chance, so that a ward of tablets does not knock all at once. `random` is in [0, 1).
 */
export const backOffMs = (tries: number, random: number): number => {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(Math.max(tries - 1, 0), 10));
  return Math.round(full / 2 + (full / 2) * random);
};
