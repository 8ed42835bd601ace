import type { MusicPhase } from "#care/music/rules/data/soundscape-phases.ts";
import type { Sound } from "#care/music/rules/stored-music.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Actor } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { DosingSession } from "./dosing-session.ts";
import type { Phase } from "./phase.ts";

/** A stretch of time in which one tablet played one thing. `to` is null while it still plays. */
export type MusicBand = {
  readonly entryId: string;
  readonly tablet: string;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly sound: Sound;
  readonly volume: number;
  readonly by: Actor;
};

/**
 * What played when, for the graph, the replay and the printed record: oldest first (MUS-13). What a tablet plays ends with the next that
 * it plays, with its stop, or with the closing of the session.
 */
export const musicBands = (session: DosingSession): readonly MusicBand[] => {
  const closedAt = session.closed?.observedAt ?? null;
  return session.music.flatMap((entry, place) => {
    if (entry.type === "music-stopped") return [];
    const { entryId, tablet, sound, volume, by } = entry;
    const next = session.music.slice(place + 1).find((one) => one.tablet === tablet);
    return [{ entryId, tablet, from: entry.observedAt, to: next?.observedAt ?? closedAt, sound, volume, by }];
  });
};

/** What sounds now, newest first; more than one when more than one tablet plays. */
export const musicPlaying = (session: DosingSession): readonly MusicBand[] =>
  musicBands(session)
    .filter(({ to }) => to === null)
    .toReversed();

/** The part of the music that fits a phase of the session. It is proposed, never taken by itself unless the therapist set it so (MUS-11). */
export const musicPhaseFor = (phase: Phase): MusicPhase => {
  switch (phase) {
    case "arrival":
    case "baseline":
      return "arrival";
    case "dosing":
    case "onset":
      return "opening";
    case "peak":
      return "peak";
    case "return":
    case "recovery":
    case "release":
      return "return";
    default:
      return unreachable(phase);
  }
};
