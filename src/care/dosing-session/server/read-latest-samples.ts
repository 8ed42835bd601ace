import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { LatestSamples } from "../contract-answers.ts";
import { streamedParameters, streamedValue } from "../rules/streamed-point.ts";

type Row = {
  readonly session_id: Uuid;
  readonly observed_at: Instant;
  readonly device_id: string;
  readonly simulated: boolean;
  readonly hr: number | null;
  readonly pulse: number | null;
  readonly spo2: number | null;
  readonly rr: number | null;
  readonly temp: number | null;
};

/** How far back the newest value of a stream is looked for; what is older is no live value. */
const liveMinutes = 10;

const present = (row: Row) => ({
  ...(row.hr === null ? {} : { hr: row.hr }),
  ...(row.pulse === null ? {} : { pulse: row.pulse }),
  ...(row.spo2 === null ? {} : { spo2: row.spo2 }),
  ...(row.rr === null ? {} : { rr: row.rr }),
  ...(row.temp === null ? {} : { temp: row.temp }),
});

const latestOf = (rows: readonly Row[]): LatestSamples =>
  streamedParameters.flatMap((parameter) => {
    const newest = rows
      .toSorted((one, other) => Temporal.Instant.compare(other.observed_at, one.observed_at))
      .find((row) => streamedValue({ values: present(row) }, parameter) !== undefined);
    const value = newest && streamedValue({ values: present(newest) }, parameter);
    return newest === undefined || value === undefined
      ? []
      : [{ parameter, value, observedAt: newest.observed_at, deviceId: newest.device_id, simulated: newest.simulated }];
  });

/** The newest valid value of each streamed parameter, by session; one trip for the whole board. */
export const readLatestSamples = async (tx: Tx, sessionIds: readonly Uuid[], now: Instant): Promise<ReadonlyMap<Uuid, LatestSamples>> => {
  if (sessionIds.length === 0) return new Map();
  const rows = await tx.all(statement<Row>`
    select s.session_id, s.observed_at, b.device_id, b.simulated, s.hr, s.pulse, s.spo2, s.rr, s.temp
    from unnest(${[...sessionIds]}::uuid[]) as wanted (session_id)
    cross join lateral (
      select * from device_sample d
      where d.clinic_id = ${tx.clinicId} and d.session_id = wanted.session_id and d.received_at > ${plusMinutes(now, -liveMinutes)}
        and num_nonnulls(d.hr, d.pulse, d.spo2, d.rr, d.temp) > 0
      order by d.received_at desc, d.batch_id desc, d.place desc
      limit 12
    ) s
    join device_batch b on b.clinic_id = ${tx.clinicId} and b.batch_id = s.batch_id`);
  const bySession = Map.groupBy(rows, (row) => row.session_id);
  return new Map([...bySession].map(([sessionId, found]) => [sessionId, latestOf(found)]));
};
