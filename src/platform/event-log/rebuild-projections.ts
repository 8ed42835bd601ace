import { sql } from "kysely";
import type pg from "pg";

import type { Uuid } from "#kernel/ids.ts";

import { connectAsOwner, type Connection } from "../database/database.ts";
import { actAsApplication, inClinicAsOwner } from "../database/owner-transaction.ts";
import { statement } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";
import { beginning, type Cursor } from "./cursor.ts";
import type { EventRow } from "./log-tables.ts";
import type { Projection } from "./projection.ts";
import { toRecorded } from "./read-stream.ts";

export type RebuildProgress = { readonly clinicId: Uuid; readonly done: number; readonly total: number };

export type RebuildOptions = {
  /** Only this clinic; all of them when left out. */
  readonly clinicId?: Uuid;
  readonly onProgress?: (progress: RebuildProgress) => void;
};

export type Rebuilt = { readonly clinics: number; readonly events: number; readonly tables: readonly string[] };

type PlacedRow = EventRow & Cursor;

const pageSize = 1_000;

async function* readInOrder(tx: Tx): AsyncGenerator<readonly PlacedRow[]> {
  let from = beginning;
  for (;;) {
    const page = await tx.all(statement<PlacedRow>`
      select clinic_id, stream_id, version, episode_id, stream_kind, type, schema_version, payload, observed_at, device_at, clock_offset_ms,
        received_at, actor_kind, actor_id, command_id, previous_hash, hash, tx::text as tx, position
      from event
      where clinic_id = ${tx.clinicId} and (tx, position) > (${from.tx}::xid8, ${from.position}::bigint)
      order by event.tx, event.position
      limit ${pageSize}`);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    from = last;
  }
}

/** Projects the fact of one row. Each projection reads the stored fact through its own stream's parser. */
const project = (projections: readonly Projection[], row: PlacedRow) =>
  projections
    .filter((one) => one.streamKind === row.stream_kind)
    .flatMap((one) =>
      one.project({ clinicId: row.clinic_id, episodeId: row.episode_id, streamId: row.stream_id }, toRecorded(one.parse, row)),
    );

const tablesOf = (projections: readonly Projection[]): readonly string[] => [...new Set(projections.flatMap((one) => one.tables))];

const emptyTables = async (tx: Tx, tableNames: readonly string[]): Promise<void> => {
  for (const name of tableNames) await tx.all(statement`delete from ${sql.table(name)} where clinic_id = ${tx.clinicId}`);
};

const rebuildClinic = async (owner: pg.Client, clinicId: Uuid, projections: readonly Projection[], options: RebuildOptions) =>
  inClinicAsOwner(owner, clinicId, "writes", async (tx) => {
    // Commands wait at their first insert until this transaction ends, and go on from the rebuilt tables.
    await tx.all(statement`lock table event in share row exclusive mode`);
    await actAsApplication(owner);
    const counted = await tx.first(statement<{ total: number }>`select count(*) as total from event where clinic_id = ${clinicId}`);
    const total = counted?.total ?? 0;
    await emptyTables(tx, tablesOf(projections));
    let done = 0;
    options.onProgress?.({ clinicId, done, total });
    for await (const page of readInOrder(tx)) {
      await Promise.all(page.flatMap((row) => project(projections, row)).map((write) => tx.all(write)));
      done += page.length;
      options.onProgress?.({ clinicId, done, total });
    }
    return done;
  });

/**
 * Empties the tables of the projections and fills them again from the log, one transaction a clinic: readers see the old rows until
 * the new ones stand, and a failure leaves the old ones. Commands of every clinic wait meanwhile.
 */
export const rebuildProjections = async (
  connection: Connection,
  projections: readonly Projection[],
  options: RebuildOptions = {},
): Promise<Rebuilt> => {
  const owner = await connectAsOwner(connection, { pipeline: true });
  try {
    const { rows } = await owner.query<{ clinic_id: Uuid }>("select clinic_id from clinic order by clinic_id");
    const clinicIds = options.clinicId === undefined ? rows.map((row) => row.clinic_id) : [options.clinicId];
    let events = 0;
    for (const clinicId of clinicIds) events += await rebuildClinic(owner, clinicId, projections, options);
    return { clinics: clinicIds.length, events, tables: tablesOf(projections) };
  } finally {
    await owner.end();
  }
};
