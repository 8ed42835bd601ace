import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { notFound, type Problem } from "#platform/http/problem.ts";
import type { FactsAnswer } from "#platform/offline/facts.ts";
import { readStoredFacts } from "#platform/offline/read-stored-facts.ts";

import type { TimelineEntry } from "../contract-answers.ts";

type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };

type Row = {
  readonly version: number;
  readonly type: string;
  readonly schema_version: number;
  readonly payload: string;
  readonly observed_at: Instant;
  readonly device_at: Instant | null;
  readonly received_at: Instant;
  readonly actor_kind: Actor["kind"];
  readonly actor_id: Uuid;
  readonly actor_name: string | null;
};

const payloadOf = (text: string): unknown => JSON.parse(text);

/** Every fact of a session in the order of clinical time, with who stated it: one SELECT. Empty when there is no such session. */
export const readTimeline = async (tx: Tx, { episodeId, sessionId }: Place): Promise<TimelineEntry[]> => {
  const rows = await tx.all(statement<Row>`
    select e.version, e.type, e.schema_version, e.payload, e.observed_at, e.device_at, e.received_at, e.actor_kind, e.actor_id,
           s.display_name as actor_name
    from event e
    left join staff s on e.actor_kind = 'staff' and s.clinic_id = e.clinic_id and s.staff_id = e.actor_id
    where e.clinic_id = ${tx.clinicId} and e.stream_kind = 'dosing-session' and e.stream_id = ${sessionId} and e.episode_id = ${episodeId}
    order by e.observed_at, e.version`);
  return rows.map((row) => ({
    version: row.version,
    type: row.type,
    schemaVersion: row.schema_version,
    payload: payloadOf(row.payload),
    observedAt: row.observed_at,
    deviceAt: row.device_at,
    receivedAt: row.received_at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  }));
};

/**
 * The facts of a session after a version, oldest first, as the log keeps them: what a tablet's own log is fed with. Empty before the
 * session was opened; not found under another episode.
 */
export const readSessionFacts = async (tx: Tx, { episodeId, sessionId }: Place, after: number): Promise<FactsAnswer | Problem> => {
  const [foreign, answer] = await Promise.all([
    tx.first(statement`
      select from stream
      where clinic_id = ${tx.clinicId} and stream_kind = 'dosing-session' and stream_id = ${sessionId} and episode_id <> ${episodeId}`),
    readStoredFacts(tx, "dosing-session", sessionId, after),
  ]);
  return foreign === undefined ? answer : notFound();
};
