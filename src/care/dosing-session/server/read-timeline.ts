import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#kernel/stream.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import type { JsonText } from "#platform/http/contract.ts";
import { notFound, type Problem } from "#platform/http/problem.ts";
import type { FactsAnswer } from "#platform/offline/facts.ts";
import { readStoredFacts } from "#platform/offline/read-stored-facts.ts";

type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };

/** A row as text: the answer is put together from it, and none of its thousand times and contents is taken apart for that. */
type Row = {
  readonly version: number;
  readonly type: string;
  readonly schema_version: number;
  readonly payload: string;
  readonly observed_at: string;
  readonly device_at: string | null;
  readonly received_at: string;
  readonly actor_kind: Actor["kind"];
  readonly actor_id: string;
};

/** PostgreSQL's `2026-11-20 10:00:00.123+00` as ISO 8601, quoted; every connection speaks UTC. */
const instantText = (text: string): string => `"${text.slice(0, 10)}T${text.slice(11, -3)}Z"`;

const entryText = (row: Row, nameText: string): string =>
  `{"version":${row.version},"type":${JSON.stringify(row.type)},"schemaVersion":${row.schema_version},"payload":${row.payload},` +
  `"observedAt":${instantText(row.observed_at)},"deviceAt":${row.device_at === null ? "null" : instantText(row.device_at)},` +
  `"receivedAt":${instantText(row.received_at)},"actor":{"kind":"${row.actor_kind}","id":"${row.actor_id}","name":${nameText}}}`;

/**
 * Every fact of a session in the order of clinical time, with who stated it, as `timelineAnswer`. Empty when there is no such session.
 * A long session has thousands of facts, and this is read at every opening of the room.
 */
export const readTimeline = async (tx: Tx, { episodeId, sessionId }: Place): Promise<JsonText> => {
  const [rows, staff] = await Promise.all([
    tx.all(statement<Row>`
      select version, type, schema_version, payload, observed_at::text, device_at::text, received_at::text, actor_kind, actor_id::text
      from event
      where clinic_id = ${tx.clinicId} and stream_kind = 'dosing-session' and stream_id = ${sessionId} and episode_id = ${episodeId}
      order by event.observed_at, version`),
    tx.all(
      statement<{ staff_id: string; display_name: string }>`select staff_id, display_name from staff where clinic_id = ${tx.clinicId}`,
    ),
  ]);
  const names = new Map(staff.map((one) => [one.staff_id, JSON.stringify(one.display_name)]));
  const entries = rows.map((row) => entryText(row, (row.actor_kind === "staff" ? names.get(row.actor_id) : undefined) ?? "null"));
  return { jsonText: `{"sessionId":${JSON.stringify(sessionId)},"entries":[${entries.join(",")}]}` };
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
