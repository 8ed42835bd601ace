import { amplitudeOf } from "./decibels.ts";
import { soundLimits } from "./data/sound-limits.ts";

/** What the last stage makes of one sample: untouched below `bendsFrom`, above it bent so that nothing passes the ceiling (MUS-6). */
export const bend = (sample: number): number => {
  const [from, ceiling] = [amplitudeOf(soundLimits.bendsFrom), amplitudeOf(soundLimits.ceiling)];
  const size = Math.abs(sample);
  if (size <= from) return sample;
  return Math.sign(sample) * (from + (ceiling - from) * Math.tanh((size - from) / (ceiling - from)));
};

/** The same as a table from -`span` to `span`. It has no memory: it cannot pump, swell or come too late. */
export const bendTable = (span: number, points = 8193): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: points }, (_, place) => bend(span * ((2 * place) / (points - 1) - 1)));
