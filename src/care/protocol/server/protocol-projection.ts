import type { Recorded } from "#kernel/stream.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import { projection, type Place } from "#platform/event-log/projection.ts";

import type { ProtocolEvent } from "../rules/events.ts";
import { protocolStream } from "../rules/protocol-record.ts";

const keepValue = (
  { clinicId }: Place,
  { key, value, protocolVersion }: Extract<ProtocolEvent, { type: "setting-changed" }>,
  { observedAt, receivedAt }: Recorded<ProtocolEvent>,
): Statement<unknown> => statement`
  insert into protocol_value (clinic_id, key, value, version, in_force_from)
  values (${clinicId}, ${key}, ${value === null ? null : JSON.stringify(value)}::jsonb, ${protocolVersion}, ${receivedAt ?? observedAt})
  on conflict (clinic_id, key) do update set value = excluded.value, version = excluded.version, in_force_from = excluded.in_force_from`;

/** Fills what is in force, key by key, so that a rule's own transaction reads it in one short query. */
export const protocolProjection = projection(protocolStream, ["protocol_value"], (place, fact) =>
  fact.event.type === "setting-changed" ? [keepValue(place, fact.event, fact)] : [],
);
