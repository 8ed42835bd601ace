import type { AlarmLevel } from "../stored-protocol.ts";

/** One pulse of a burst: when it begins and how long it lasts, in milliseconds, and its pitch in Hz. */
export type Pulse = { readonly at: number; readonly lasts: number; readonly pitch: number };

export type AlarmSound = {
  readonly pulses: readonly Pulse[];
  /** How fast a pulse rises and falls, as a part of its length. */
  readonly ramp: number;
  /** The strength of each partial of the pitch, the first being the pitch itself. */
  readonly partials: readonly number[];
  /** The height of the wave at its highest, of 1. */
  readonly level: number;
};

const burst = (first: number, lasts: number, gaps: readonly number[], pitches: readonly number[]): readonly Pulse[] => {
  let at = first;
  return pitches.map((pitch, index) => {
    const pulse = { at, lasts, pitch };
    at += lasts + (gaps[index] ?? 0);
    return pulse;
  });
};

const partials = [1, 0.6, 0.4, 0.3, 0.2];

/**
 * Two sounds that no ear takes for one another, in the manner of IEC 60601-1-8 (conformity is not claimed, and no loudness is
 * measured): red is two groups of five quick pulses, amber three slow ones, softer. Source: proposed-default.
 */
export const alarmSounds: Readonly<Record<AlarmLevel, AlarmSound>> = {
  red: {
    pulses: [
      ...burst(0, 150, [100, 100, 350, 100], [660, 660, 660, 880, 880]),
      ...burst(1_900, 150, [100, 100, 350, 100], [660, 660, 660, 880, 880]),
    ],
    ramp: 0.15,
    partials,
    level: 0.9,
  },
  amber: { pulses: burst(0, 200, [200, 200], [440, 440, 392]), ramp: 0.2, partials, level: 0.5 },
};
