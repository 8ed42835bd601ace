import { createHash } from "node:crypto";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { invalid, notFound, problem, type Problem } from "#platform/http/problem.ts";

import { audioTypeOf } from "../rules/audio-type.ts";
import { audioLimits, type AudioType } from "../rules/data/audio-limits.ts";

export type TrackRow = {
  readonly track_id: Uuid;
  readonly title: string;
  readonly size: number;
  readonly media_type: AudioType | null;
  readonly sha256: Buffer | null;
  readonly seconds: number;
  readonly loudness: number | null;
  readonly peak: number;
  readonly added_at: Instant;
  readonly retired_at: Instant | null;
};

export const trackRow = (tx: Tx, trackId: Uuid): Promise<TrackRow | undefined> =>
  tx.first(statement<TrackRow>`
    select track_id, title, size, media_type, sha256, seconds, loudness, peak, added_at, retired_at
    from music_track where clinic_id = ${tx.clinicId} and track_id = ${trackId} for update`);

const partsOf = (size: number): number => Math.ceil(size / audioLimits.partBytes);
const lengthOf = (size: number, part: number): number => Math.min(audioLimits.partBytes, size - part * audioLimits.partBytes);

const alreadyWhole = problem(409, "already-whole", "Already there", "This file is whole already. Nothing was changed.");

/** Keeps one piece; the same piece again changes nothing. Another length than its place has is refused. */
export const keepPart = async (tx: Tx, trackId: Uuid, part: number, bytes: Buffer): Promise<Problem | undefined> => {
  const row = await trackRow(tx, trackId);
  if (row === undefined) return notFound();
  if (row.sha256 !== null) return alreadyWhole;
  if (part >= partsOf(Number(row.size)) || bytes.length !== lengthOf(Number(row.size), part)) {
    return invalid([{ field: "base64", message: "This piece has not the length of its place in the file." }]);
  }
  await tx.all(statement`
    insert into music_part (clinic_id, track_id, part, bytes) values (${tx.clinicId}, ${trackId}, ${part}, ${bytes})
    on conflict (clinic_id, track_id, part) do nothing`);
  return undefined;
};

/** One piece of a file; undefined when it never came. */
export const readPart = async (tx: Tx, trackId: Uuid, part: number): Promise<Buffer | undefined> => {
  const row = await tx.first(statement<{ readonly bytes: Buffer }>`
    select bytes from music_part where clinic_id = ${tx.clinicId} and track_id = ${trackId} and part = ${part}`);
  return row?.bytes;
};

/** Reads a file through, a piece at a time: whether all of it is there, its hash, and what it is by its first bytes. */
const lookThrough = async (tx: Tx, { track_id, size }: TrackRow) => {
  const hash = createHash("sha256");
  let type: AudioType | null = null;
  for (let part = 0; part < partsOf(Number(size)); part += 1) {
    const bytes = await readPart(tx, track_id, part);
    if (bytes === undefined) return undefined;
    if (part === 0) type = audioTypeOf(bytes);
    hash.update(bytes);
  }
  return { sha256: hash.digest(), type };
};

const drop = async (tx: Tx, trackId: Uuid): Promise<void> => {
  await tx.all(statement`delete from music_part where clinic_id = ${tx.clinicId} and track_id = ${trackId}`);
};

/** Makes a file whole: every piece is there, the hash is what was sent, and the content is music (MUS-7). */
export const finishTrack = async (tx: Tx, trackId: Uuid, said: string): Promise<Problem | "not-music" | undefined> => {
  const row = await trackRow(tx, trackId);
  if (row === undefined) return notFound();
  if (row.sha256 !== null) return row.sha256.toString("hex") === said ? undefined : alreadyWhole;
  const seen = await lookThrough(tx, row);
  if (seen === undefined || seen.sha256.toString("hex") !== said) {
    return invalid([{ field: "sha256", message: "The file did not arrive whole. Send it again." }]);
  }
  if (seen.type === null) {
    await drop(tx, trackId);
    return "not-music";
  }
  await tx.all(statement`
    update music_track set media_type = ${seen.type}, sha256 = ${seen.sha256}
    where clinic_id = ${tx.clinicId} and track_id = ${trackId}`);
  return undefined;
};
