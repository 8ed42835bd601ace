import type { AnswerOf } from "#platform/http/contract.ts";

import type { musicContract, Track } from "../contract.ts";
import type { MusicPhase } from "../rules/data/soundscape-phases.ts";
import { gainOf } from "../rules/loudness.ts";
import { tracksFor } from "../rules/play-list.ts";
import type { PlayFile } from "./sound/play-file.ts";

type Music = AnswerOf<(typeof musicContract)["readMusic"]>;

/** A list as a room plays it: for each part its recordings. */
export type RoomList = {
  readonly playlistId: string;
  readonly name: string;
  readonly suits: readonly string[];
  readonly filesFor: (part: MusicPhase) => readonly PlayFile[];
  /** Every recording of it. */
  readonly files: readonly PlayFile[];
};

const fileOf = ({ trackId, title, sha256, size, mediaType, seconds, loudness, peak }: Track, target: number): PlayFile => ({
  trackId,
  title,
  sha256,
  size,
  mediaType,
  seconds,
  gain: gainOf({ loudness, peak }, target),
  peak: peak > 0 ? 20 * Math.log10(peak) : 0,
});

/** The lists in use that have a recording in use. */
export const roomLists = ({ tracks, playlists, targetLoudness }: Music): readonly RoomList[] => {
  const files = new Map(tracks.filter(({ retired }) => !retired).map((track) => [track.trackId, fileOf(track, targetLoudness)]));
  return playlists.flatMap(({ playlistId, name, suits, items, retired }) => {
    const own = items.flatMap(({ trackId }) => files.get(trackId) ?? []);
    if (retired || own.length === 0) return [];
    const filesFor = (part: MusicPhase): readonly PlayFile[] =>
      tracksFor(items, tracks, part).flatMap(({ trackId }) => files.get(trackId) ?? []);
    return [{ playlistId, name, suits, filesFor, files: own }];
  });
};

/** The digests of everything that a list in use has. */
export const digestsIn = (lists: readonly RoomList[]): ReadonlySet<string> =>
  new Set(lists.flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
