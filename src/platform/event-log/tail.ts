import { sql } from "kysely";

import type { Uuid } from "#kernel/ids.ts";

import { statement } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";
import { beginning, type Cursor } from "./cursor.ts";

/** A fact as the tail tells it: where it stands and what kind it is, and nothing of its content. */
export type TailedEvent = {
  readonly cursor: Cursor;
  readonly streamKind: string;
  readonly streamId: Uuid;
  readonly episodeId: Uuid;
  readonly type: string;
  readonly version: number;
};

/**
 * What comes after a batch. `none`: nothing yet. `more`: read on at once. `held`: rows are there, but an earlier transaction has not
 * ended and may still bring rows that come before them; ask again soon.
 */
export type Rest = "none" | "more" | "held";

export type TailBatch<Item> = { readonly items: readonly Item[]; readonly next: Cursor; readonly rest: Rest };

/** A row of any tailed table: `settled` is whether every transaction up to its own has ended. */
export type TailedRow = { readonly tx: string; readonly position: number; readonly settled: boolean };

/** Cuts rows, read in order, where an earlier transaction may still bring rows. `limit` is how many were asked for. */
export const cutTail = <Row extends TailedRow, Item>(
  rows: readonly Row[],
  after: Cursor,
  limit: number,
  toItem: (row: Row, cursor: Cursor) => Item,
): TailBatch<Item> => {
  const held = rows.findIndex((row) => !row.settled);
  const settled = held === -1 ? rows : rows.slice(0, held);
  const last = settled.at(-1);
  return {
    items: settled.map((row) => toItem(row, { tx: row.tx, position: row.position })),
    next: last === undefined ? after : { tx: last.tx, position: last.position },
    rest: held !== -1 ? "held" : rows.length === limit ? "more" : "none",
  };
};

/** Before every transaction that has not ended: rows below it are complete for good. Not a place to resume from, see `readEndOf`. */
export const readHorizon = async (tx: Tx): Promise<Cursor> => {
  const row = await tx.first(statement<{ horizon: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`);
  return { tx: row?.horizon ?? "0", position: 0 };
};

/**
 * The last settled row of a tailed table: where a reader without a past starts. It is a row because a row is on disk: the number of a
 * transaction that wrote nothing is given again after a crash, and a reader that stood there would pass over what bears it then.
 */
export const readEndOf = async (tx: Tx, table: string): Promise<Cursor> => {
  const last = await tx.first(statement<Cursor>`
    select t.tx::text as tx, t.position from ${sql.table(table)} t
    where t.clinic_id = ${tx.clinicId} and t.tx < pg_snapshot_xmin(pg_current_snapshot())
    order by t.tx desc, t.position desc
    limit 1`);
  return last ?? beginning;
};

type EventPlace = TailedRow & Omit<TailedEvent, "cursor">;

/**
 * Reads a clinic's facts after a cursor in the order of their transactions. The order in which rows got their number is not the order
 * in which they were committed: a row is handed out once every transaction up to its own has ended, so a late commit is never skipped.
 */
export const readTail = async (tx: Tx, after: Cursor, limit = 500): Promise<TailBatch<TailedEvent>> => {
  const rows = await tx.all(statement<EventPlace>`
    select tx::text as tx, position, tx < pg_snapshot_xmin(pg_current_snapshot()) as settled, stream_kind as "streamKind",
      stream_id as "streamId", episode_id as "episodeId", type, version
    from event
    where clinic_id = ${tx.clinicId} and (tx, position) > (${after.tx}::xid8, ${after.position}::bigint)
    order by event.tx, event.position
    limit ${limit}`);
  return cutTail(rows, after, limit, ({ streamKind, streamId, episodeId, type, version }, cursor) => ({
    cursor,
    streamKind,
    streamId,
    episodeId,
    type,
    version,
  }));
};
