/** A number from 0 up to 1 that depends on the seed and the place alone: the same everywhere, in any order of asking. */
export const noise = (seed: number, place: number, channel: number): number => {
  let mixed = (seed ^ Math.imul(place + 1, 0x9e3779b1) ^ Math.imul(channel + 1, 0x85ebca6b)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97) >>> 0;
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
};

/** From -1 to 1, wandering smoothly: neighbouring seconds are alike. `period` in seconds. */
export const wander = (seed: number, seconds: number, channel: number, period: number): number => {
  const at = seconds / period;
  const from = Math.floor(at);
  const part = at - from;
  const smooth = part * part * (3 - 2 * part);
  return (noise(seed, from, channel) * (1 - smooth) + noise(seed, from + 1, channel) * smooth) * 2 - 1;
};
