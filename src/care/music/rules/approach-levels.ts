import { soundLimits } from "./data/sound-limits.ts";
import type { Levels } from "./soundscape-levels.ts";

/** How fast one level may grow, in dB a second; the clinic's setting. */
export type Rise = number;

/** One level after so many seconds: towards what is wanted, and never faster than the limits (MUS-3). */
export const approach = (level: number, wanted: number, seconds: number, rise: Rise): number =>
  Math.max(soundLimits.silence, Math.min(level + rise * seconds, Math.max(level - soundLimits.fall * seconds, wanted)));

/** Levels after so many seconds. As no voice rises faster than the limit, all of them together do not either (MUS-3). */
export const approachLevels = (levels: Levels, wanted: Levels, seconds: number, rise: Rise): Levels => {
  const most = soundLimits.brightnessPerSecond * seconds;
  return {
    tones: levels.tones.map((level, place) => approach(level, wanted.tones[place] ?? soundLimits.silence, seconds, rise)),
    breath: approach(levels.breath, wanted.breath, seconds, rise),
    brightness: levels.brightness + Math.max(-most, Math.min(most, wanted.brightness - levels.brightness)),
  };
};

/** Seconds in which one level goes to another without breaking the limits. */
export const secondsBetween = (from: number, to: number, rise: Rise): number =>
  to > from ? (to - from) / rise : (from - to) / soundLimits.fall;

/** What the volume control means, from 0 to 1, in dB; 0 is silence. */
export const volumeLevel = (volume: number): number =>
  volume <= 0 ? soundLimits.silence : soundLimits.quietestVolume * (1 - Math.min(1, volume));
