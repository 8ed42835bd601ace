import { soundLimits } from "./data/sound-limits.ts";

/** The meter of ITU-R BS.1770-5: its two filters as analogue prototypes, its gates in LUFS, its blocks in seconds. */
const shelf = { frequency: 1681.974450955533, gain: 3.999843853973347, q: 0.7071752369554196, bent: 0.4996667741545416 } as const;
const highPass = { frequency: 38.13547087602444, q: 0.5003270373238773 } as const;
const gates = { absolute: -70, relative: -10, offset: -0.691 } as const;
const block = { seconds: 0.4, steps: 4 } as const;

type Filter = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];

const shelfFilter = (sampleRate: number): Filter => {
  const k = Math.tan((Math.PI * shelf.frequency) / sampleRate);
  const high = 10 ** (shelf.gain / 20);
  const band = high ** shelf.bent;
  const a0 = 1 + k / shelf.q + k * k;
  return [
    (high + (band * k) / shelf.q + k * k) / a0,
    (2 * (k * k - high)) / a0,
    (high - (band * k) / shelf.q + k * k) / a0,
    (2 * (k * k - 1)) / a0,
    (1 - k / shelf.q + k * k) / a0,
  ];
};

const highPassFilter = (sampleRate: number): Filter => {
  const k = Math.tan((Math.PI * highPass.frequency) / sampleRate);
  const a0 = 1 + k / highPass.q + k * k;
  return [1, -2, 1, (2 * (k * k - 1)) / a0, (1 - k / highPass.q + k * k) / a0];
};

const filtered = ([b0, b1, b2, a1, a2]: Filter): ((sample: number) => number) => {
  let [one, two] = [0, 0];
  return (sample) => {
    const out = b0 * sample + one;
    one = b1 * sample - a1 * out + two;
    two = b2 * sample - a2 * out;
    return out;
  };
};

/** Mean power of each tenth of a second of one channel, as the meter hears it. */
const powersOf = (channel: Float32Array, sampleRate: number): readonly number[] => {
  const [first, second] = [filtered(shelfFilter(sampleRate)), filtered(highPassFilter(sampleRate))];
  const size = Math.round((sampleRate * block.seconds) / block.steps);
  return Array.from({ length: Math.floor(channel.length / size) }, (_, part) => {
    let sum = 0;
    for (let at = part * size; at < (part + 1) * size; at += 1) sum += second(first(channel[at] ?? 0)) ** 2;
    return sum / size;
  });
};

const loudnessOf = (power: number): number => gates.offset + 10 * Math.log10(power);
const mean = (powers: readonly number[]): number => powers.reduce((sum, power) => sum + power, 0) / powers.length;

/**
 * Integrated loudness of left and right (or of one channel) in LUFS: 400 ms blocks that overlap by three quarters, gated at -70 LUFS and
 * then 10 below what is left (MUS-8). Null when nothing is loud enough to be measured.
 */
export const integratedLoudness = (channels: readonly Float32Array[], sampleRate: number): number | null => {
  const all = channels.map((channel) => powersOf(channel, sampleRate));
  const parts = all[0]?.map((_, part) => all.reduce((sum, powers) => sum + (powers[part] ?? 0), 0)) ?? [];
  const blocks = parts.slice(block.steps - 1).map((_, at) => mean(parts.slice(at, at + block.steps)));
  const audible = blocks.filter((power) => loudnessOf(power) > gates.absolute);
  if (audible.length === 0) return null;
  const gate = loudnessOf(mean(audible)) + gates.relative;
  return loudnessOf(mean(audible.filter((power) => loudnessOf(power) > gate)));
};

export const samplePeak = (channels: readonly Float32Array[]): number =>
  channels.reduce((most, channel) => channel.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), most), 0);

/**
 * By how many dB a file is turned up or down to the clinic's loudness (MUS-9): never so far that its highest point passes the ceiling, and
 * never more than `mostGain` up. One that could not be measured is left alone, or turned down to where it can do no harm.
 */
export const gainOf = ({ loudness, peak }: { readonly loudness: number | null; readonly peak: number }, target: number): number => {
  const room = peak > 0 ? soundLimits.ceiling - 20 * Math.log10(peak) : 0;
  return Math.min(soundLimits.mostGain, room, loudness === null ? 0 : target - loudness);
};
