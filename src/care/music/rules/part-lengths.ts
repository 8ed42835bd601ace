import { settled, type Protocol } from "#kernel/setting.ts";

import { usualMinutes } from "./data/music-settings.ts";
import { musicPhases, type MusicPhase } from "./data/soundscape-phases.ts";
import type { Item } from "./list-items.ts";

/** Minutes that each part of a session usually takes in this clinic. */
export const usualMinutesOf = (protocol: Protocol): Record<MusicPhase, number> => ({
  arrival: settled(protocol, usualMinutes.arrival).value,
  opening: settled(protocol, usualMinutes.opening).value,
  peak: settled(protocol, usualMinutes.peak).value,
  return: settled(protocol, usualMinutes.return).value,
});

/** Seconds of music for a part, and by how much it is shorter than the part usually is; `gap` is 0 where it is long enough (MUS-18). */
export type PartLength = { readonly phase: MusicPhase; readonly seconds: number; readonly gap: number };

/** How long each part of a list plays before it begins again. `secondsOf` answers undefined for a file that is not in use any more. */
export const partLengths = (
  items: readonly Item[],
  secondsOf: (trackId: string) => number | undefined,
  usual: Readonly<Record<MusicPhase, number>>,
): readonly PartLength[] =>
  musicPhases.map((phase) => {
    const seconds = items.filter((item) => item.phase === phase).reduce((sum, { trackId }) => sum + (secondsOf(trackId) ?? 0), 0);
    return { phase, seconds, gap: Math.max(0, usual[phase] * 60 - seconds) };
  });
