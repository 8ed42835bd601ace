import { soundLimits } from "./data/sound-limits.ts";

/** What counts as nothing at all in a recording, in dB: below every level that is ever wanted. */
const nothing = -120;

/**
 * The level of each block of a stretch of sound, root mean square over all channels, in dB of full scale. `from` and `seconds` say which
 * stretch; a block that the sound does not fill is left out.
 */
export const blockLevels = (channels: readonly Float32Array[], sampleRate: number, from: number, seconds: number): readonly number[] => {
  const size = Math.round(soundLimits.blockSeconds * sampleRate);
  const length = channels[0]?.length ?? 0;
  const first = Math.max(0, Math.round(from * sampleRate));
  const count = Math.max(0, Math.floor((Math.min(length, first + Math.round(seconds * sampleRate)) - first) / size));
  return Array.from({ length: count }, (_, block) => {
    let power = 0;
    for (const channel of channels) {
      for (let at = first + block * size; at < first + (block + 1) * size; at += 1) power += (channel[at] ?? 0) ** 2;
    }
    return Math.max(nothing, 10 * Math.log10(power / (size * channels.length) + 1e-15));
  });
};

/** The loudest of some blocks; of none it is silence. */
export const loudestOf = (blocks: readonly number[]): number => Math.max(nothing, ...blocks);
