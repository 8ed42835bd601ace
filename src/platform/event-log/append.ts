import type { Uuid } from "#kernel/ids.ts";
import type { Recorded, StreamDefinition } from "#kernel/stream.ts";
import { toMillisecond, type Instant } from "#kernel/time.ts";

import { statement, type Statement } from "../database/query.ts";
import { eventHash } from "./event-hash.ts";
import type { EventRow } from "./log-tables.ts";
import type { Place } from "./projection.ts";

type AnyEvent = { readonly type: string };

type Append<Event extends AnyEvent> = {
  readonly place: Place;
  readonly stream: Pick<StreamDefinition<never, Event>, "kind" | "schemaVersion">;
  readonly facts: readonly Recorded<Event>[];
  readonly envelope: { readonly commandId: Uuid; readonly digest: Buffer; readonly receivedAt: Instant };
  readonly previousHash: Buffer;
  readonly firstVersion: number;
};

const toRows = <Event extends AnyEvent>({ place, stream, facts, envelope, previousHash }: Append<Event>): readonly EventRow[] => {
  let previous = previousHash;
  return facts.map((fact) => {
    const { type, ...payload } = fact.event;
    const row = {
      clinic_id: place.clinicId,
      stream_id: place.streamId,
      version: fact.version,
      episode_id: place.episodeId,
      stream_kind: stream.kind,
      type,
      schema_version: stream.schemaVersion,
      payload: JSON.stringify(payload),
      observed_at: fact.observedAt,
      device_at: fact.deviceAt,
      clock_offset_ms: fact.clockOffsetMs ?? null,
      received_at: toMillisecond(envelope.receivedAt),
      actor_kind: fact.actor.kind,
      actor_id: fact.actor.id,
      command_id: fact.commandId,
      previous_hash: previous,
    };
    previous = eventHash(row);
    return { ...row, hash: previous };
  });
};

type Last = Pick<EventRow, "version" | "hash">;

/**
 * Facts, their stream's head and their command in one statement: each statement has a price of its own. The facts of a command share
 * its times and its actor; no facts leave the head where it is.
 */
const keep = <Event extends AnyEvent>({ place, stream, envelope, firstVersion }: Append<Event>, rows: readonly EventRow[], last: Last) => {
  const { clinicId, episodeId, streamId } = place;
  const receivedAt = toMillisecond(envelope.receivedAt);
  return statement`
    with fact as (
      insert into event (clinic_id, stream_id, version, episode_id, stream_kind, type, schema_version, payload, observed_at, device_at,
        clock_offset_ms, received_at, actor_kind, actor_id, command_id, previous_hash, hash)
      select ${clinicId}::uuid, ${streamId}::uuid, f.version, ${episodeId}::uuid, ${stream.kind}::text, f.type, ${stream.schemaVersion}::smallint,
        f.payload, ${rows[0]?.observed_at}::timestamptz, ${rows[0]?.device_at}::timestamptz, ${rows[0]?.clock_offset_ms}::bigint, ${receivedAt}::timestamptz,
        ${rows[0]?.actor_kind}::text, ${rows[0]?.actor_id}::uuid, ${envelope.commandId}::uuid, f.previous_hash, f.hash
      from unnest(${rows.map(({ version }) => version)}::integer[], ${rows.map(({ type }) => type)}::text[],
        ${rows.map(({ payload }) => payload)}::json[], ${rows.map((row) => row.previous_hash)}::bytea[],
        ${rows.map(({ hash }) => hash)}::bytea[]) with ordinality as f (version, type, payload, previous_hash, hash, place)
      order by f.place
    ), head as (
      insert into stream (clinic_id, stream_id, episode_id, stream_kind, version, hash, started_at)
      select ${clinicId}::uuid, ${streamId}::uuid, ${episodeId}::uuid, ${stream.kind}::text, ${last.version}::integer, ${last.hash}::bytea,
        ${receivedAt}::timestamptz
      where ${rows.length > 0}::boolean
      on conflict (clinic_id, stream_kind, stream_id) do update set version = excluded.version, hash = excluded.hash
    )
    insert into command (clinic_id, command_id, stream_kind, stream_id, first_version, last_version, digest, received_at)
    values (${clinicId}, ${envelope.commandId}, ${stream.kind}, ${streamId}, ${firstVersion}, ${last.version}, ${envelope.digest}, ${receivedAt})`;
};

/** The statement that keeps a command and its facts, and the hash of the last of them. */
export const appendStatement = <Event extends AnyEvent>(
  append: Append<Event>,
): { readonly statement: Statement<unknown>; readonly hash: Buffer } => {
  const rows = toRows(append);
  const last = rows.at(-1) ?? { version: append.firstVersion - 1, hash: append.previousHash };
  return { statement: keep(append, rows, last), hash: last.hash };
};
