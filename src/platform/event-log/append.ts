import type { Uuid } from "#kernel/ids.ts";
import type { Recorded, StreamDefinition } from "#kernel/stream.ts";
import { toMillisecond, type Instant } from "#kernel/time.ts";

import { statement, type Statement } from "../database/query.ts";
import { eventHash } from "./event-hash.ts";
import { logTables, type EventRow } from "./log-tables.ts";
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

const moveHead = (place: Place, kind: string, last: { version: number; hash: Buffer; at: Instant }): Statement<unknown> => statement`
  insert into stream (clinic_id, stream_id, episode_id, stream_kind, version, hash, started_at)
  values (${place.clinicId}, ${place.streamId}, ${place.episodeId}, ${kind}, ${last.version}, ${last.hash}, ${last.at})
  on conflict (clinic_id, stream_kind, stream_id) do update set version = excluded.version, hash = excluded.hash`;

/** The statements that keep facts, move their stream's head and remember their command. No facts: only the command is remembered. */
export const appendStatements = <Event extends AnyEvent>(
  append: Append<Event>,
): { readonly statements: readonly Statement<unknown>[]; readonly hash: Buffer } => {
  const { place, stream, envelope, firstVersion } = append;
  const rows = toRows(append);
  const last = rows.at(-1);
  const remembered = logTables.insertInto("command").values({
    clinic_id: place.clinicId,
    command_id: envelope.commandId,
    stream_kind: stream.kind,
    stream_id: place.streamId,
    first_version: firstVersion,
    last_version: firstVersion + rows.length - 1,
    digest: envelope.digest,
    received_at: toMillisecond(envelope.receivedAt),
  });
  if (last === undefined) return { statements: [remembered], hash: append.previousHash };
  return {
    statements: [
      ...rows.map((row) => logTables.insertInto("event").values(row)),
      moveHead(place, stream.kind, { version: last.version, hash: last.hash, at: last.received_at }),
      remembered,
    ],
    hash: last.hash,
  };
};
