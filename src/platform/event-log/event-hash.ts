import { createHash } from "node:crypto";

import type { EventRow } from "./log-tables.ts";

/** What the first fact of every stream follows. */
export const noPredecessor: Buffer = Buffer.alloc(32);

/**
 * SHA-256 over a fact and the hash of its predecessor in the stream. Each field is written as JSON, so that no two different facts
 * share an encoding; instants are ISO 8601 in UTC at millisecond precision; the payload is the stored text, byte for byte.
 */
export const eventHash = (event: Omit<EventRow, "hash">): Buffer =>
  createHash("sha256")
    .update(event.previous_hash)
    .update(
      JSON.stringify([
        event.clinic_id,
        event.stream_id,
        event.version,
        event.episode_id,
        event.stream_kind,
        event.type,
        event.schema_version,
        event.observed_at.toString(),
        event.device_at?.toString() ?? null,
        event.received_at.toString(),
        event.actor_kind,
        event.actor_id,
        event.command_id,
        event.payload,
        // Facts from before it was kept have none, and keep their hash.
        ...(event.clock_offset_ms === null ? [] : [event.clock_offset_ms]),
      ]),
    )
    .digest();
