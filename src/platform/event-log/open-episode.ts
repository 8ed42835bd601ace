import type { Uuid } from "#kernel/ids.ts";

import { statement } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";

export type Head = { readonly episodeId: Uuid; readonly version: number; readonly hash: Buffer };

export type Opened = {
  /** Where the stream stands now; undefined when it has no fact yet. */
  readonly head: Head | undefined;
  /** The same command, when it was carried out before. */
  readonly known: { readonly streamId: Uuid; readonly lastVersion: number; readonly digest: Buffer } | undefined;
};

type Row = {
  readonly episode_id: Uuid | null;
  readonly version: number;
  readonly hash: Buffer;
  readonly known_stream_id: Uuid | null;
  readonly last_version: number;
  readonly digest: Buffer;
};

/**
 * Locks an episode until the transaction ends, then reads the stream's head and whether the command is known. Both statements go in
 * one trip; the second sees what was committed before the lock was had, because read committed takes a snapshot per statement.
 */
export const openEpisode = async (
  tx: Tx,
  ids: { readonly commandId: Uuid; readonly episodeId: Uuid; readonly streamKind: string; readonly streamId: Uuid },
): Promise<Opened> => {
  const [, row] = await Promise.all([
    tx.all(statement`select pg_advisory_xact_lock(hashtextextended(${ids.episodeId}::text, 0))`),
    tx.first(statement<Row>`
      select s.episode_id, s.version, s.hash, c.stream_id as known_stream_id, c.last_version, c.digest
      from (select) as one
      left join stream s on s.clinic_id = ${tx.clinicId} and s.stream_kind = ${ids.streamKind} and s.stream_id = ${ids.streamId}
      left join command c on c.clinic_id = ${tx.clinicId} and c.command_id = ${ids.commandId}`),
  ]);
  return {
    head: row === undefined || row.episode_id === null ? undefined : { episodeId: row.episode_id, version: row.version, hash: row.hash },
    known:
      row === undefined || row.known_stream_id === null
        ? undefined
        : { streamId: row.known_stream_id, lastVersion: row.last_version, digest: row.digest },
  };
};
