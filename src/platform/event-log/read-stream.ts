import type { Uuid } from "#kernel/ids.ts";
import { fold, wasKnown, type Recorded, type StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { Tx } from "../database/transaction.ts";
import { logTables, type EventRow } from "./log-tables.ts";

type AnyEvent = { readonly type: string };

/** Turns a stored row into a fact, through the stream's own parser. */
export const toRecorded = <Event extends AnyEvent>(parse: StreamDefinition<unknown, Event>["parse"], row: EventRow): Recorded<Event> => ({
  version: row.version,
  observedAt: row.observed_at,
  deviceAt: row.device_at,
  clockOffsetMs: row.clock_offset_ms ?? undefined,
  receivedAt: row.received_at,
  actor: { kind: row.actor_kind, id: row.actor_id },
  commandId: row.command_id,
  event: parse({ type: row.type, schemaVersion: row.schema_version, payload: JSON.parse(row.payload) }),
});

/** The facts of one stream after `afterVersion`, oldest first. */
export const readFacts = async <Event extends AnyEvent>(
  tx: Tx,
  definition: Pick<StreamDefinition<unknown, Event>, "kind" | "parse">,
  streamId: Uuid,
  afterVersion = 0,
): Promise<readonly Recorded<Event>[]> => {
  const rows = await tx.all(
    logTables
      .selectFrom("event")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .where("stream_id", "=", streamId)
      .where("stream_kind", "=", definition.kind)
      .where("version", ">", afterVersion)
      .orderBy("version"),
  );
  return rows.map((row) => toRecorded(definition.parse, row));
};

/** Folds one stream from the log, or what of it was known at `at`. A stream that has no fact yet is its initial state. */
export const readStream = async <State, Event extends AnyEvent>(
  tx: Tx,
  definition: StreamDefinition<State, Event>,
  streamId: Uuid,
  at?: Instant,
): Promise<State> => {
  const facts = await readFacts(tx, definition, streamId);
  return fold(definition, at === undefined ? facts : facts.filter((fact) => wasKnown(fact, at)));
};

/** The ids of an episode's streams of one kind, in the order in which they started. */
export const readStreamIds = async (tx: Tx, kind: string, episodeId: Uuid): Promise<readonly Uuid[]> => {
  const rows = await tx.all(
    logTables
      .selectFrom("stream")
      .select("stream_id")
      .where("clinic_id", "=", tx.clinicId)
      .where("episode_id", "=", episodeId)
      .where("stream_kind", "=", kind)
      .orderBy("started_at")
      .orderBy("stream_id"),
  );
  return rows.map((row) => row.stream_id);
};
