import type { Uuid } from "#kernel/ids.ts";

import type { Tx } from "../database/transaction.ts";
import { logTables } from "../event-log/log-tables.ts";
import type { FactsAnswer } from "./facts.ts";

/** The server's side of `GET …/facts?after=version`: one stream's facts after that version, oldest first, as they are stored. */
export const readStoredFacts = async (tx: Tx, kind: string, streamId: Uuid, after: number): Promise<FactsAnswer> => {
  const rows = await tx.all(
    logTables
      .selectFrom("event")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .where("stream_kind", "=", kind)
      .where("stream_id", "=", streamId)
      .where("version", ">", after)
      .orderBy("version"),
  );
  const facts = rows.map((row) => {
    const payload: unknown = JSON.parse(row.payload);
    return {
      version: row.version,
      observedAt: row.observed_at,
      deviceAt: row.device_at,
      clockOffsetMs: row.clock_offset_ms ?? undefined,
      receivedAt: row.received_at,
      actor: { kind: row.actor_kind, id: row.actor_id },
      commandId: row.command_id,
      type: row.type,
      schemaVersion: row.schema_version,
      payload,
    };
  });
  return { facts };
};
