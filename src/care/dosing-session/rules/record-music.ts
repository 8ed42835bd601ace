import { accept, type Decision } from "#kernel/decision.ts";

import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import type { MusicEvent } from "./evolve-music.ts";
import { notOpened } from "./session-refusals.ts";

type Decided = Decision<DosingSessionEvent>;

const keep = (session: DosingSession, entry: MusicEvent): Decided => {
  if (session.opened === null) return notOpened();
  return session.music.some(({ entryId }) => entryId === entry.entryId) ? accept() : accept<DosingSessionEvent>(entry);
};

/** Keeps what a tablet began to play, or how it was steered from then on (MUS-12). */
export const recordMusicPlayed = (session: DosingSession, played: Of<"music-played">): Decided =>
  keep(session, { type: "music-played", ...played });

/** Keeps that a tablet plays nothing any more (MUS-12). */
export const recordMusicStopped = (session: DosingSession, stopped: Of<"music-stopped">): Decided =>
  keep(session, { type: "music-stopped", ...stopped });
