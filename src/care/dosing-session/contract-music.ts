import * as z from "zod/mini";

import { fileSound, musicPlayed, musicStopped, soundscapeSound } from "#care/music/rules/stored-music.ts";
import { command } from "#platform/http/contract.ts";
import { id, optionalWords, words } from "#platform/http/schema.ts";

const at = "/api/episodes/:episodeId/dosing-sessions/:sessionId";
const ofTablet = { entryId: id, tablet: words(60) };

/** What was played, charted like everything else in the room. */
export const musicContract = {
  recordMusicPlayed: command({
    path: `${at}/record-music-played`,
    summary: "Record what a tablet began to play, or how it was steered",
    permission: "session.chart",
    chart: "episode",
    body: z.extend(musicPlayed, {
      ...ofTablet,
      sound: z.discriminatedUnion("kind", [
        soundscapeSound,
        z.extend(fileSound, { trackId: id, title: words(200), playlist: z.nullable(optionalWords(200)) }),
      ]),
    }),
  }),
  recordMusicStopped: command({
    path: `${at}/record-music-stopped`,
    summary: "Record that a tablet plays nothing any more",
    permission: "session.chart",
    chart: "episode",
    body: z.extend(musicStopped, ofTablet),
  }),
};
