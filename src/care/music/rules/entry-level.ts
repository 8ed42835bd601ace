import { approach, secondsBetween, type Rise } from "./approach-levels.ts";
import { soundLimits } from "./data/sound-limits.ts";

type Entry = {
  /** What was heard just before, in dB of full scale. */
  readonly before: number;
  /** The recording's own beginning, block by block, in dB. */
  readonly blocks: readonly number[];
  /** By how many dB it shall be turned up or down in the end. */
  readonly wanted: number;
  readonly rise: Rise;
};

/**
 * How far a recording is turned down as it begins (MUS-17): so far that nothing in its beginning is louder than what was heard before and
 * what the rise has permitted since. From there it rises to what is wanted; a recording that joins on as loud is not turned at all.
 */
export const entryLevel = ({ before, blocks, wanted, rise }: Entry): number => {
  let level = wanted;
  for (const [place, block] of blocks.entries()) {
    const at = place * soundLimits.blockSeconds;
    if (at >= soundLimits.remembers && at >= (wanted - level) / rise) break;
    level = Math.min(level, Math.max(before, soundLimits.silence) - block);
  }
  return Math.max(soundLimits.silence, level);
};

/** Seconds of a beginning that `entryLevel` may have to look at. */
export const entrySeconds = (wanted: number, rise: Rise): number =>
  Math.max(soundLimits.remembers, secondsBetween(soundLimits.silence, Math.max(soundLimits.silence, wanted), rise));

/** Where one recording's level stands: what the last step leads to and when. */
export type VoicePlace = { readonly level: number; readonly until: number };
/** From `at` (seconds of the sound device's own clock) the level goes from `from` to `to`, reached at `until`. */
export type VoiceStep = { readonly at: number; readonly until: number; readonly from: number; readonly to: number };

/** Seconds of one step. */
const stepSeconds = 0.25;

/** The next steps of a recording's level, up to `horizon`: towards what is wanted, never faster than the limits; a late call goes on from now (MUS-5). */
export const voiceSteps = (
  from: VoicePlace,
  wanted: number,
  { now, horizon, rise }: { readonly now: number; readonly horizon: number; readonly rise: Rise },
): { readonly steps: readonly VoiceStep[]; readonly place: VoicePlace } => {
  const steps: VoiceStep[] = [];
  let place: VoicePlace = { ...from, until: Math.max(from.until, now) };
  while (place.until < horizon) {
    const next = { level: approach(place.level, wanted, stepSeconds, rise), until: place.until + stepSeconds };
    steps.push({ at: place.until, until: next.until, from: place.level, to: next.level });
    place = next;
  }
  return { steps, place };
};

/** The halves of a change from one sound to another, of the same power together at every moment: from 0 or 1 to the other. */
export const fadeCurve = (way: "in" | "out", points = 65): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: points }, (_, place) => {
    const angle = (Math.PI / 2) * (place / (points - 1));
    return way === "in" ? Math.sin(angle) : Math.max(0, Math.cos(angle));
  });
