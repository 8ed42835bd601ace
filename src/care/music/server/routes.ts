import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { settled } from "#kernel/setting.ts";
import { statement } from "#platform/database/query.ts";
import { invalid, notAllowed, notFound, problem } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { musicContract as contract } from "../contract.ts";
import { byteRange } from "../rules/byte-range.ts";
import { audioLimits } from "../rules/data/audio-limits.ts";
import { targetLoudness } from "../rules/data/music-settings.ts";
import { listsWith } from "../rules/list-items.ts";
import { usualMinutesOf } from "../rules/part-lengths.ts";
import { readPlaylists, readTracks, savePlaylist } from "./read-music.ts";
import { cancelTrack, dropUnfinished, finishTrack, keepPart, readFileRow, readPart } from "./track-rows.ts";

const notMusic = invalid([
  { field: "file", message: "By its content this is no sound that is kept here: MP3, AAC, M4A, Ogg, FLAC or WAV. It was let go." },
]);
const inParts = problem(416, "in-parts", "Ask for a part", "This file goes out in parts. Ask for a range of its bytes.");
const savedMeanwhile = problem(
  409,
  "saved-meanwhile",
  "Not saved",
  "Somebody else saved this list meanwhile, or one of its files is not here any more. Look at it again first.",
);

const usedByLists = (lists: readonly string[]) =>
  problem(409, "used-by-lists", "Not removed", `It is in use by: ${lists.join(", ")}. Say that it shall go nevertheless.`);

const comingIn = (routes: Routes): void => {
  routes.action(contract.beginTrack, async ({ tx, params: { trackId }, body, caller, at }) => {
    if (caller.kind !== "staff") return notAllowed();
    const { title, licence, source, size, seconds, loudness, peak } = body;
    await dropUnfinished(tx, at);
    await tx.all(statement`
      insert into music_track (clinic_id, track_id, title, licence, source, size, seconds, loudness, peak, added_at, added_by)
      values (${tx.clinicId}, ${trackId}, ${title}, ${licence}, ${source}, ${size}, ${seconds}, ${loudness}, ${peak}, ${at}, ${caller.personId})
      on conflict (clinic_id, track_id) do nothing`);
    return { done: true };
  });
  routes.action(
    contract.addPart,
    async ({ tx, params: { trackId }, body }) =>
      (await keepPart(tx, trackId, body.part, Buffer.from(body.base64, "base64"))) ?? { done: true },
  );
  // What is no music is let go, and the letting go is kept: the answer comes after it.
  routes.action(contract.finishTrack, async ({ tx, params: { trackId }, body }) => {
    const found = await finishTrack(tx, trackId, body.sha256);
    return found === "not-music" ? notMusic : (found ?? { done: true });
  });
  routes.action(contract.cancelTrack, async ({ tx, params: { trackId } }) => (await cancelTrack(tx, trackId)) ?? { done: true });
};

const inUse = (routes: Routes): void => {
  routes.action(contract.describeTrack, async ({ tx, params: { trackId }, body: { title, licence, source }, caller, at }) => {
    if (caller.kind !== "staff") return notAllowed();
    const rows = await tx.all(statement`
      update music_track set title = ${title}, licence = ${licence}, source = ${source}, described_at = ${at}, described_by = ${caller.personId}
      where clinic_id = ${tx.clinicId} and track_id = ${trackId} and sha256 is not null returning track_id`);
    return rows.length === 0 ? notFound() : { done: true };
  });
  routes.action(contract.retireTrack, async ({ tx, params: { trackId }, body: { evenInLists }, caller, at }) => {
    if (caller.kind !== "staff") return notAllowed();
    const lists = listsWith(await readPlaylists(tx), trackId).map(({ name }) => name);
    if (lists.length > 0 && !evenInLists) return usedByLists(lists);
    const rows = await tx.all(statement`
      update music_track set retired_at = coalesce(retired_at, ${at}), retired_by = coalesce(retired_by, ${caller.personId})
      where clinic_id = ${tx.clinicId} and track_id = ${trackId} returning track_id`);
    return rows.length === 0 ? notFound() : { done: true };
  });
  routes.action(contract.restoreTrack, async ({ tx, params: { trackId } }) => {
    const rows = await tx.all(statement`
      update music_track set retired_at = null, retired_by = null
      where clinic_id = ${tx.clinicId} and track_id = ${trackId} returning track_id`);
    return rows.length === 0 ? notFound() : { done: true };
  });
  routes.file(contract.readAudio, async ({ tx, params: { trackId }, range }) => {
    const row = await readFileRow(tx, trackId);
    if (row === undefined || row.media_type === null || row.sha256 === null) return notFound();
    const size = Number(row.size);
    const asked = byteRange(range, size, audioLimits.partBytes);
    if (asked === null) return inParts;
    const part = Math.floor(asked.from / audioLimits.partBytes);
    const start = part * audioLimits.partBytes;
    const bytes = await readPart(tx, trackId, part);
    if (bytes === undefined) return notFound();
    return {
      bytes: bytes.subarray(asked.from - start, asked.to - start + 1),
      mediaType: row.media_type,
      fileName: `music-${row.sha256.toString("hex").slice(0, 12)}`,
      partOf: { from: asked.from, size },
    };
  });
};

/** The clinic's own music: files in pieces, lists, and what the tablets play from. */
export const musicRoutes = (routes: Routes): void => {
  comingIn(routes);
  inUse(routes);
  routes.read(contract.readMusic, async ({ tx }) => {
    const [tracks, playlists, protocol] = await Promise.all([readTracks(tx), readPlaylists(tx), readProtocol(tx)]);
    return { tracks, playlists, targetLoudness: settled(protocol, targetLoudness).value, usualMinutes: usualMinutesOf(protocol) };
  });
  routes.action(contract.savePlaylist, async ({ tx, params: { playlistId }, body, caller, at }) => {
    if (caller.kind !== "staff") return notAllowed();
    const saved = await savePlaylist(tx, { ...body, playlistId, by: caller.personId, at });
    return saved ? { done: true } : savedMeanwhile;
  });
};
