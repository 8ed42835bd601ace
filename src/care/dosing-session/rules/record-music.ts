import { accept, type Decision } from "#kernel/decision.ts";

import { inTimeOrder, type DosingSession, type MusicEntry, type Stamp } from "./dosing-session.ts";
import type { DosingSessionEvent, EventOf, Of } from "./events.ts";
import { notOpened } from "./session-refusals.ts";

type Decided = Decision<DosingSessionEvent>;

export type MusicEvent = EventOf<"music-played" | "music-stopped">;

export const isMusicEvent = (event: DosingSessionEvent): event is MusicEvent =>
  event.type === "music-played" || event.type === "music-stopped";

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

/** Puts an entry about music where it belongs in time. */
export const withMusic = (session: DosingSession, event: MusicEvent, stamp: Stamp): DosingSession => {
  const entry: MusicEntry = { ...event, ...stamp };
  return { ...session, music: inTimeOrder(session.music, entry, ({ entryId }) => entryId) };
};
