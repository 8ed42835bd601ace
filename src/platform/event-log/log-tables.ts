import type { Generated } from "kysely";

import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { tables } from "../database/query.ts";

export type EventRow = {
  readonly clinic_id: Uuid;
  readonly stream_id: Uuid;
  readonly version: number;
  readonly episode_id: Uuid;
  readonly stream_kind: string;
  readonly type: string;
  readonly schema_version: number;
  /** The exact JSON text that was hashed. */
  readonly payload: string;
  readonly observed_at: Instant;
  readonly device_at: Instant | null;
  /** How far the server's clock was ahead of the device's, in milliseconds; null: not known. */
  readonly clock_offset_ms: number | null;
  readonly received_at: Instant;
  readonly actor_kind: Actor["kind"];
  readonly actor_id: Uuid;
  readonly command_id: Uuid;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
};

export type LogTables = {
  readonly event: EventRow & { readonly position: Generated<number>; readonly tx: Generated<string> };
  readonly stream: {
    readonly clinic_id: Uuid;
    readonly stream_id: Uuid;
    readonly episode_id: Uuid;
    readonly stream_kind: string;
    readonly version: number;
    readonly hash: Buffer;
    readonly started_at: Instant;
  };
  readonly command: {
    readonly clinic_id: Uuid;
    readonly command_id: Uuid;
    readonly stream_kind: string;
    readonly stream_id: Uuid;
    readonly first_version: number;
    readonly last_version: number;
    readonly digest: Buffer;
    readonly received_at: Instant;
  };
  readonly log_seal: {
    readonly clinic_id: Uuid;
    readonly seal: number;
    readonly upto_tx: string;
    readonly upto_position: number;
    readonly events: number;
    readonly previous_hash: Buffer;
    readonly hash: Buffer;
    readonly sealed_at: Instant;
  };
};

export const logTables = tables<LogTables>();
