import * as z from "zod/mini";

import { action, file, read } from "#platform/http/contract.ts";
import { id, instant, words } from "#platform/http/schema.ts";

import { audioLimits, audioTypes } from "./rules/data/audio-limits.ts";
import { licences } from "./rules/data/licences.ts";
import { listWishes } from "./rules/data/list-wishes.ts";
import { musicPhases } from "./rules/data/soundscape-phases.ts";

/** What was measured where the file was uploaded: seconds, LUFS (null: too quiet), and the highest sample. */
const measured = {
  size: z.int().check(z.gte(1), z.lte(audioLimits.fileBytes)),
  seconds: z.number().check(z.gt(0), z.lte(audioLimits.longest)),
  loudness: z.nullable(z.number().check(z.gte(-70), z.lte(20))),
  peak: z.number().check(z.gte(0), z.lte(16)),
};

const track = z.object({
  trackId: id,
  title: z.string(),
  ...measured,
  /** By which the file is known on the tablets that keep it, in hex. */
  sha256: z.string(),
  mediaType: z.enum(audioTypes),
  /** Null: not recorded. It is asked of whatever is added now. */
  licence: z.nullable(z.enum(licences)),
  source: z.nullable(z.string()),
  addedAt: instant,
  addedBy: z.string(),
  retired: z.boolean(),
});
export type Track = z.output<typeof track>;

const items = z.array(z.object({ trackId: id, phase: z.nullable(z.enum(musicPhases)) })).check(z.maxLength(500));
/** Wishes of a patient for which a list is offered first. */
const suits = z.array(z.enum(listWishes));
const playlist = z.object({ playlistId: id, version: z.number(), name: z.string(), items, suits, retired: z.boolean() });
export type Playlist = z.output<typeof playlist>;
export type ListItem = Playlist["items"][number];

/** Minutes that each part of a session usually takes. */
const usualMinutes = z.record(z.enum(musicPhases), z.number());

/** What a person says of a recording: its title, by what right it is played, and where it is from. */
const described = { title: words(200), licence: z.enum(licences), source: words(500) };

const done = z.object({ done: z.boolean() });
const aTrack = "/api/music/tracks/:trackId";

/** The clinic's own music. A file comes in pieces of base64, each sent as often as needed; the last word makes it whole. */
export const musicContract = {
  readMusic: read({
    path: "/api/music",
    summary: "The clinic's music",
    permission: "music.read",
    chart: "none",
    response: z.object({ tracks: z.array(track), playlists: z.array(playlist), targetLoudness: z.number(), usualMinutes }),
  }),
  readAudio: file({ path: `${aTrack}/audio`, summary: "A file of the clinic's music", permission: "music.read", chart: "none" }),
  beginTrack: action({
    path: `${aTrack}/begin`,
    summary: "Begin to add a file to the clinic's music",
    permission: "music.manage",
    chart: "none",
    body: z.object({ ...described, ...measured }),
    response: done,
  }),
  addPart: action({
    path: `${aTrack}/add-part`,
    summary: "Add one piece of a file",
    permission: "music.manage",
    chart: "none",
    body: z.object({ part: z.int().check(z.gte(0)), base64: z.base64() }),
    response: done,
  }),
  finishTrack: action({
    path: `${aTrack}/finish`,
    summary: "Say that a file is whole, by its SHA-256; it is judged by its content then",
    permission: "music.manage",
    chart: "none",
    body: z.object({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/u)) }),
    response: done,
  }),
  retireTrack: action({
    path: `${aTrack}/retire`,
    summary: "Take a file out of use; records that name it stay as they are. One that lists use is refused unless that is said",
    permission: "music.manage",
    chart: "none",
    body: z.object({ evenInLists: z.boolean() }),
    response: done,
  }),
  restoreTrack: action({
    path: `${aTrack}/restore`,
    summary: "Take a file into use again, in the lists where it was",
    permission: "music.manage",
    chart: "none",
    body: z.object({}),
    response: done,
  }),
  describeTrack: action({
    path: `${aTrack}/describe`,
    summary: "Say a file's title, licence and source anew; records keep the title that they have",
    permission: "music.manage",
    chart: "none",
    body: z.object(described),
    response: done,
  }),
  cancelTrack: action({
    path: `${aTrack}/cancel`,
    summary: "Let go of a file that is not whole yet",
    permission: "music.manage",
    chart: "none",
    body: z.object({}),
    response: done,
  }),
  savePlaylist: action({
    path: "/api/music/playlists/:playlistId/save",
    summary: "Save a playlist; the version before it stays",
    permission: "music.manage",
    chart: "none",
    body: z.object({ name: words(200), items, suits, retired: z.boolean(), after: z.int().check(z.gte(0)) }),
    response: done,
  }),
};
