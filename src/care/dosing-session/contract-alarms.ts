import * as z from "zod/mini";

import { command, read } from "#platform/http/contract.ts";
import { id, instant, words } from "#platform/http/schema.ts";

import { boardAlarm, soundTimes } from "./contract-answers.ts";

const at = "/api/episodes/:episodeId/dosing-sessions/:sessionId";

/** A running session as a device hears of it: no name, and nothing but what rings. */
const ringingRoom = z.object({
  sessionId: id,
  episodeId: id,
  roomName: z.nullable(z.string()),
  initials: z.string(),
  alarms: z.array(boardAlarm),
});
export type RingingRoom = z.output<typeof ringingRoom>;

/** The watch of a session, offered to whoever asks. `from`: the name of the person who offers it. */
const watchOffer = z.object({
  sessionId: id,
  episodeId: id,
  roomName: z.nullable(z.string()),
  initials: z.string(),
  from: z.string(),
  at: instant,
});
export type WatchOffer = z.output<typeof watchOffer>;

export const alarmsAnswer = z.object({
  at: instant,
  times: soundTimes,
  running: z.number(),
  rooms: z.array(ringingRoom),
  offers: z.array(watchOffer),
});

/** Alarms beyond their raising and acknowledging: their silence, who hears them, and a watch that was interrupted. */
export const alarmContract = {
  silenceAlarm: command({
    path: `${at}/silence-alarm`,
    summary: "Silence the sound of an alarm for a while",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ alarmId: words(200), until: instant, seen: z.nullable(z.number()) }),
  }),
  noteInterruption: command({
    path: `${at}/note-interruption`,
    summary: "Note that the screens which watch a session did not hear the server",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ from: instant, until: instant }),
  }),
  readAlarms: read({
    path: "/api/alarms",
    summary: "The alarms of all rooms, and the watches that are offered to whoever asks",
    permission: "session.read",
    chart: "none",
    response: alarmsAnswer,
  }),
};
