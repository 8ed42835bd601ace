import { inTimeOrder, type DosingSession, type MusicEntry, type Stamp } from "./dosing-session.ts";
import type { DosingSessionEvent, EventOf } from "./events.ts";

/** Facts about what a tablet plays. */
export type MusicEvent = EventOf<"music-played" | "music-stopped">;

export const isMusicEvent = (event: DosingSessionEvent): event is MusicEvent =>
  event.type === "music-played" || event.type === "music-stopped";

/** Puts an entry about music where it belongs in time. */
export const withMusic = (session: DosingSession, event: MusicEvent, stamp: Stamp): DosingSession => {
  const entry: MusicEntry = { ...event, ...stamp };
  return { ...session, music: inTimeOrder(session.music, entry, ({ entryId }) => entryId) };
};
