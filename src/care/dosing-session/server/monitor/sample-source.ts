import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import { cutTail, readEndOf } from "#platform/event-log/tail.ts";
import type { TailSource } from "#platform/live/tail-source.ts";

import { sampleNotice } from "../../contract-live.ts";

type Row = {
  readonly tx: string;
  readonly position: number;
  readonly settled: boolean;
  readonly session_id: Uuid;
  readonly episode_id: Uuid;
  readonly device_id: string;
  readonly simulated: boolean;
  readonly received_at: Instant;
  readonly at: number[] | null;
  readonly heart_rate: (number | null)[] | null;
  readonly saturation: (number | null)[] | null;
  readonly respiration: (number | null)[] | null;
  readonly temperature: (number | null)[] | null;
};

const limit = 200;

/** What monitors sent, as a source of the live tail: a notice a batch, under the session's own topic. */
export const sampleSource: TailSource = {
  name: "samples",
  readEnd: (tx) => readEndOf(tx, "device_batch"),
  readAfter: async (tx, after) => {
    const rows = await tx.all(statement<Row>`
      select b.tx::text as tx, b.position, b.tx < pg_snapshot_xmin(pg_current_snapshot()) as settled, b.session_id, s.episode_id,
        b.device_id, b.simulated, b.received_at, d.*
      from (
        select * from device_batch
        where clinic_id = ${tx.clinicId} and (device_batch.tx, position) > (${after.tx}::xid8, ${after.position}::bigint)
        order by device_batch.tx, position limit ${limit}
      ) b
      join dosing_session s on s.clinic_id = ${tx.clinicId} and s.session_id = b.session_id
      cross join lateral (
        select array_agg((extract(epoch from v.observed_at) * 1000)::double precision order by v.place) as at,
          array_agg(coalesce(v.hr, v.pulse) order by v.place) as heart_rate, array_agg(v.spo2 order by v.place) as saturation,
          array_agg(v.rr order by v.place) as respiration, array_agg(v.temp order by v.place) as temperature
        from device_sample v
        where v.clinic_id = ${tx.clinicId} and v.session_id = b.session_id and v.received_at = b.received_at and v.batch_id = b.batch_id
      ) d
      order by b.tx, b.position`);
    return cutTail(rows, after, limit, (row, cursor) => ({
      cursor,
      message: {
        kind: "notice",
        topic: sampleNotice.topicOf(row.session_id),
        episodeId: row.episode_id,
        data: {
          sessionId: row.session_id,
          deviceId: row.device_id,
          simulated: row.simulated,
          at: row.at ?? [],
          heartRate: row.heart_rate ?? [],
          saturation: row.saturation ?? [],
          respiration: row.respiration ?? [],
          temperature: row.temperature ?? [],
        },
      },
    }));
  },
};
