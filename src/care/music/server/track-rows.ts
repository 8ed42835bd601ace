import { createHash } from "node:crypto";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { invalid, notFound, problem, type Problem } from "#platform/http/problem.ts";

import { audioTypeOf } from "../rules/audio-type.ts";
import type { AudioType } from "../rules/data/audio-limits.ts";
import type { Licence } from "../rules/data/licences.ts";
import { partBounds, partsOf } from "../rules/file-parts.ts";

export type TrackRow = {
  readonly track_id: Uuid;
  readonly title: string;
  readonly size: number;
  readonly media_type: AudioType | null;
  readonly sha256: Buffer | null;
  readonly seconds: number;
  readonly loudness: number | null;
  readonly peak: number;
  readonly licence: Licence | null;
  readonly source: string | null;
  readonly added_at: Instant;
  readonly added_by_name: string;
  readonly retired_at: Instant | null;
};
type FileRow = Pick<TrackRow, "track_id" | "size" | "media_type" | "sha256">;

/** What the file of a track is, for whoever plays it. */
export const readFileRow = (tx: Tx, trackId: Uuid): Promise<FileRow | undefined> =>
  tx.first(statement<FileRow>`
    select track_id, size, media_type, sha256 from music_track where clinic_id = ${tx.clinicId} and track_id = ${trackId}`);

const lockFileRow = (tx: Tx, trackId: Uuid): Promise<FileRow | undefined> =>
  tx.first(statement<FileRow>`
    select track_id, size, media_type, sha256 from music_track where clinic_id = ${tx.clinicId} and track_id = ${trackId} for update`);

const lengthOf = (size: number, part: number): number => partBounds(size, part).to - partBounds(size, part).from;

const alreadyWhole = problem(409, "already-whole", "Already there", "This file is whole already. Nothing was changed.");

/** Keeps one piece; the same piece again changes nothing. Another length than its place has is refused. */
export const keepPart = async (tx: Tx, trackId: Uuid, part: number, bytes: Buffer): Promise<Problem | undefined> => {
  const row = await lockFileRow(tx, trackId);
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
const lookThrough = async (tx: Tx, { track_id, size }: FileRow) => {
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
  const row = await lockFileRow(tx, trackId);
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

/** Lets go of a file that never became whole; one that is whole stays. */
export const cancelTrack = async (tx: Tx, trackId: Uuid): Promise<Problem | undefined> => {
  const row = await lockFileRow(tx, trackId);
  if (row === undefined) return undefined;
  if (row.sha256 !== null) return alreadyWhole;
  await drop(tx, trackId);
  await tx.all(statement`delete from music_track where clinic_id = ${tx.clinicId} and track_id = ${trackId}`);
  return undefined;
};

/** Lets go of what was begun a day ago or longer and never became whole: nobody is sending it any more. */
export const dropUnfinished = async (tx: Tx, at: Instant): Promise<void> => {
  const before = at.subtract({ hours: 24 });
  await tx.all(statement`
    delete from music_part p using music_track t
    where p.clinic_id = ${tx.clinicId} and t.clinic_id = p.clinic_id and t.track_id = p.track_id
      and t.sha256 is null and t.added_at < ${before}`);
  await tx.all(statement`
    delete from music_track where clinic_id = ${tx.clinicId} and sha256 is null and added_at < ${before}`);
};
