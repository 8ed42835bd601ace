import type { Uuid } from "#kernel/ids.ts";

import { statement } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";
import type { EventRow } from "./log-tables.ts";

type TimesAsText = { readonly observed_at: string; readonly device_at: string | null; readonly received_at: string };

/** A fact as it lies in the table, with what the stream's head and its command say about it. Times are text: they may be damaged. */
export type StoredFact = Omit<EventRow, keyof TimesAsText> &
  TimesAsText & {
    readonly tx: string;
    readonly position: number;
    readonly head_version: number | null;
    readonly head_hash: Buffer | null;
    readonly is_commanded: boolean | null;
  };

const pageSize = 1_000;

type StreamPlace = { readonly stream_kind: string; readonly stream_id: Uuid; readonly version: number };

const nowhere: StreamPlace = { stream_kind: "", stream_id: "00000000-0000-0000-0000-000000000000", version: 0 };

/** Every fact of a clinic, stream by stream in the order of versions, page by page. */
export async function* readStoredFacts(tx: Tx): AsyncGenerator<readonly StoredFact[]> {
  let from = nowhere;
  for (;;) {
    const page = await tx.all(statement<StoredFact>`
      select e.clinic_id, e.stream_id, e.version, e.episode_id, e.stream_kind, e.type, e.schema_version, e.payload,
        e.observed_at::text, e.device_at::text, e.clock_offset_ms, e.received_at::text, e.actor_kind, e.actor_id, e.command_id,
        e.previous_hash, e.hash, e.tx::text as tx, e.position, s.version as head_version, s.hash as head_hash,
        c.stream_kind = e.stream_kind and c.stream_id = e.stream_id
          and e.version between c.first_version and c.last_version as is_commanded
      from event e
      left join stream s on s.clinic_id = e.clinic_id and s.stream_kind = e.stream_kind and s.stream_id = e.stream_id
      left join command c on c.clinic_id = e.clinic_id and c.command_id = e.command_id
      where e.clinic_id = ${tx.clinicId}
        and (e.stream_kind, e.stream_id, e.version) > (${from.stream_kind}, ${from.stream_id}::uuid, ${from.version}::integer)
      order by e.stream_kind, e.stream_id, e.version
      limit ${pageSize}`);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    from = last;
  }
}
