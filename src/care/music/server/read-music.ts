import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { Playlist, Track } from "../contract.ts";
import type { TrackRow } from "./track-rows.ts";

/** The files that are whole, by title; those out of use last. */
export const readTracks = async (tx: Tx): Promise<Track[]> => {
  const rows = await tx.all(statement<TrackRow>`
    select t.track_id, t.title, t.size, t.media_type, t.sha256, t.seconds, t.loudness, t.peak, t.licence, t.source, t.added_at, t.retired_at,
      coalesce(s.display_name, '') as added_by_name
    from music_track t left join staff s on s.clinic_id = t.clinic_id and s.staff_id = t.added_by
    where t.clinic_id = ${tx.clinicId} and t.sha256 is not null order by t.retired_at is not null, lower(t.title), t.track_id`);
  return rows.flatMap(({ track_id, media_type, sha256, size, added_at, added_by_name, retired_at, ...rest }) =>
    media_type === null || sha256 === null
      ? []
      : [
          {
            ...rest,
            trackId: track_id,
            mediaType: media_type,
            sha256: sha256.toString("hex"),
            size: Number(size),
            addedAt: added_at,
            addedBy: added_by_name,
            retired: retired_at !== null,
          },
        ],
  );
};

/** The newest version of each list. */
export const readPlaylists = (tx: Tx): Promise<Playlist[]> =>
  tx.all(statement<Playlist>`
    select * from (
      select distinct on (playlist_id) playlist_id as "playlistId", version, name, items, suits, retired
      from music_playlist where clinic_id = ${tx.clinicId} order by playlist_id, version desc
    ) newest order by lower(name), "playlistId"`);

type Saved = {
  readonly playlistId: Uuid;
  readonly name: string;
  readonly items: Playlist["items"];
  readonly suits: Playlist["suits"];
  readonly retired: boolean;
  /** The version that whoever saves has seen. */
  readonly after: number;
  readonly by: Uuid;
  readonly at: Instant;
};

/** Adds a version; false when somebody else saved one meanwhile, or a file in it is not the clinic's. */
export const savePlaylist = async (tx: Tx, { playlistId, name, items, suits, retired, after, by, at }: Saved): Promise<boolean> => {
  const trackIds = [...new Set(items.map(({ trackId }) => trackId))];
  const known = await tx.all(statement`
    select 1 from music_track where clinic_id = ${tx.clinicId} and sha256 is not null and track_id = any(${trackIds}::uuid[])`);
  if (known.length !== trackIds.length) return false;
  await tx.all(statement`select pg_advisory_xact_lock(hashtextextended(${`${tx.clinicId} ${playlistId}`}, 0))`);
  const rows = await tx.all(statement`
    insert into music_playlist (clinic_id, playlist_id, version, name, items, suits, retired, saved_at, saved_by)
    select ${tx.clinicId}, ${playlistId}, ${after} + 1, ${name}, ${JSON.stringify(items)}::jsonb, ${JSON.stringify(suits)}::jsonb,
      ${retired}, ${at}, ${by}
    from (select coalesce(max(version), 0) as newest from music_playlist where clinic_id = ${tx.clinicId} and playlist_id = ${playlistId}) seen
    where newest = ${after}
    returning version`);
  return rows.length === 1;
};
