import { approachLevels, type Rise } from "./approach-levels.ts";
import { chance } from "./chance.ts";
import { soundLimits } from "./data/sound-limits.ts";
import { soundscapePhases } from "./data/soundscape-phases.ts";
import { bedOf, silentLevels, wantedLevels, type Levels, type Wanted } from "./soundscape-levels.ts";

/** One bell: seconds after the start of its step, ratio to the root, level of its body in dB, place from left to right, seconds to die away. */
export type Bell = {
  readonly after: number;
  readonly ratio: number;
  readonly level: number;
  readonly pan: number;
  readonly decay: number;
};

/** From `at` (seconds of the sound device's own clock) levels move to `levels`, reached at `until`. */
export type Step = { readonly at: number; readonly until: number; readonly levels: Levels; readonly bells: readonly Bell[] };

/** Where the score stands: what the last step leads to and when, how much music there was, and when a bell last rang. */
export type Place = { readonly levels: Levels; readonly until: number; readonly played: number; readonly lastBell: number };

/** Seconds of one step. */
export const stepSeconds = 0.25;

export const beginning = (at: number): Place => ({ levels: silentLevels, until: at, played: 0, lastBell: 0 });

const bellRatios = [4, 4.5, 5, 6, 8, 9] as const;

/** How far below everything else a bell stays, so that it adds no more than its share of the permitted rise (MUS-4). */
export const bellBelow = (rise: Rise): number =>
  Math.min(soundLimits.bellBelowBed, 10 * Math.log10(10 ** ((rise * soundLimits.bellShare) / 10) - 1));

/** A bell rings where chance has put one, never too soon after another and never above its share (MUS-4). */
const bellAt = (seed: number, { played, lastBell, levels }: Place, { phase, steering, sounding }: Wanted, rise: Rise): readonly Bell[] => {
  if (!sounding || played - lastBell < soundLimits.bellsApart) return [];
  const step = Math.round(played / stepSeconds);
  const perStep = (soundscapePhases[phase].bellsPerMinute / 60) * stepSeconds * (0.2 + 1.6 * steering.density);
  if (chance(seed, step, 11) >= perStep) return [];
  const place = Math.floor(chance(seed, step, 12) * bellRatios.length);
  return [
    {
      after: stepSeconds * chance(seed, step, 13),
      ratio: bellRatios[place] ?? bellRatios[0],
      level: bedOf(levels) + bellBelow(rise),
      pan: 1.4 * chance(seed, step, 14) - 0.7,
      decay: 4 + 4 * chance(seed, step, 15),
    },
  ];
};

/**
 * The next steps, up to `horizon` on the sound device's clock (MUS-5). Steps join on to each other, so that what is scheduled ahead plays
 * whatever the page does meanwhile. Called too late, the music has held its last levels and goes on from them, now.
 */
export const nextSteps = (
  seed: number,
  from: Place,
  wanted: Wanted,
  { now, horizon, rise }: { readonly now: number; readonly horizon: number; readonly rise: Rise },
): { readonly steps: readonly Step[]; readonly place: Place } => {
  const steps: Step[] = [];
  let place: Place = { ...from, until: Math.max(from.until, now) };
  while (place.until < horizon) {
    const levels = approachLevels(place.levels, wantedLevels(seed, place.played, wanted), stepSeconds, rise * (1 - soundLimits.bellShare));
    const bells = bellAt(seed, place, wanted, rise);
    const until = place.until + stepSeconds;
    steps.push({ at: place.until, until, levels, bells });
    place = { levels, until, played: place.played + stepSeconds, lastBell: bells.length > 0 ? place.played : place.lastBell };
  }
  return { steps, place };
};
