import type { Uuid } from "#kernel/ids.ts";

import { statement } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";
import { logTables } from "./log-tables.ts";

export type Head = { readonly episodeId: Uuid; readonly version: number; readonly hash: Buffer };

export type Opened = {
  /** Where the stream stands now; undefined when it has no fact yet. */
  readonly head: Head | undefined;
  /** The same command, when it was carried out before. */
  readonly known: { readonly streamId: Uuid; readonly lastVersion: number; readonly digest: Buffer } | undefined;
};

/**
 * Locks an episode until the transaction ends, then reads the stream's head and whether the command is known. The three statements
 * go in one trip; each sees what was committed before the lock was had, because read committed takes a snapshot per statement.
 */
export const openEpisode = async (
  tx: Tx,
  ids: { readonly commandId: Uuid; readonly episodeId: Uuid; readonly streamKind: string; readonly streamId: Uuid },
): Promise<Opened> => {
  const [, head, known] = await Promise.all([
    tx.all(statement`select pg_advisory_xact_lock(hashtextextended(${ids.episodeId}::text, 0))`),
    tx.first(
      logTables
        .selectFrom("stream")
        .select(["episode_id as episodeId", "version", "hash"])
        .where("clinic_id", "=", tx.clinicId)
        .where("stream_kind", "=", ids.streamKind)
        .where("stream_id", "=", ids.streamId),
    ),
    tx.first(
      logTables
        .selectFrom("command")
        .select(["stream_id as streamId", "last_version as lastVersion", "digest"])
        .where("clinic_id", "=", tx.clinicId)
        .where("command_id", "=", ids.commandId),
    ),
  ]);
  return { head, known };
};
