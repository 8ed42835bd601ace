import { chance } from "./chance.ts";
import { togetherOf } from "./decibels.ts";
import { soundLimits } from "./data/sound-limits.ts";
import { soundscapePhases, steeringReach, tones, type MusicPhase, type SoundscapePhase, type Tone } from "./data/soundscape-phases.ts";

/** What the therapist's sliders say, each from 0 to 1. */
export type Steering = { readonly intensity: number; readonly warmth: number; readonly density: number };

/** What shall be heard: nothing while `sounding` is false. `volume` in dB, 0 is the soundscape as it is made. */
export type Wanted = { readonly phase: MusicPhase; readonly steering: Steering; readonly volume: number; readonly sounding: boolean };

/** How loud each voice is, root mean square in dB of full scale, and where the tones are cut off, in octaves above 100 Hz. */
export type Levels = { readonly tones: readonly number[]; readonly breath: number; readonly brightness: number };

export const silentLevels: Levels = { tones: tones.map(() => soundLimits.silence), breath: soundLimits.silence, brightness: 2 };

/** Everything together, without bells. */
export const bedOf = (levels: Levels): number => togetherOf([...levels.tones, levels.breath]);

/** A slow wave between -1 and 1 that never quite repeats: two periods without a common measure. */
const wander = (seed: number, voice: number, seconds: number): number => {
  const first = 23 + 30 * chance(seed, voice, 1);
  const second = 41 + 44 * chance(seed, voice, 2);
  const angle = (period: number, salt: number): number => 2 * Math.PI * (seconds / period + chance(seed, voice, salt));
  return 0.6 * Math.sin(angle(first, 3)) + 0.4 * Math.sin(angle(second, 4));
};

const colourOf = ({ colour }: Tone, seed: number, seconds: number): number => {
  if (colour === "both") return 0;
  const away = 0.5 - 0.5 * Math.cos(2 * Math.PI * (seconds / steeringReach.chordSeconds + 0.15 * chance(seed, 0, 5)));
  return -steeringReach.away * (colour === "home" ? away : 1 - away);
};

/** A tone comes in gently as density reaches it, not all at once. */
const thinnedBy = ({ from }: Tone, density: number): number => -steeringReach.thinned * Math.min(1, Math.max(0, (from - density) * 4));

const shapeOf = (seed: number, seconds: number, { tilt, drift }: SoundscapePhase, { warmth, density }: Steering): readonly number[] => {
  const slope = tilt - steeringReach.warmthTilt * (warmth - 0.5) * 2;
  return tones.map(
    (tone, place) =>
      slope * Math.max(0, Math.log2(tone.ratio)) +
      drift * wander(seed, place, seconds) +
      colourOf(tone, seed, seconds) +
      thinnedBy(tone, density),
  );
};

const breathOf = ({ breath, breathSwell, breathSeconds }: SoundscapePhase, seconds: number): number =>
  breath + breathSwell * Math.sin((2 * Math.PI * seconds) / breathSeconds);

/**
 * What the music wants at this moment (MUS-1, MUS-2): by seed, phase, sliders and the seconds since it began, and by nothing else.
 * The whole never wants to be louder than `loudestBed`. It is what levels move towards, not what is heard (`approachLevels`).
 */
export const wantedLevels = (seed: number, seconds: number, { phase, steering, volume, sounding }: Wanted): Levels => {
  const part = soundscapePhases[phase];
  const brightness = part.brightness - steeringReach.warmthBrightness * (steering.warmth - 0.5) * 2;
  if (!sounding) return { ...silentLevels, brightness };
  const shape = shapeOf(seed, seconds, part, steering);
  const all = Math.min(soundLimits.loudestBed, part.level + steeringReach.intensity * (steering.intensity - 0.5) * 2 + Math.min(0, volume));
  const breath = breathOf(part, seconds);
  // Brought to one level, then let swell with the breath around it.
  const lift = all - togetherOf([togetherOf(shape), togetherOf(shape) + part.breath]);
  const atLeast = (level: number): number => Math.max(soundLimits.silence, level);
  return { tones: shape.map((level) => atLeast(level + lift)), breath: atLeast(togetherOf(shape) + breath + lift), brightness };
};
