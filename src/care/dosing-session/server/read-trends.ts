import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { Trend } from "../contract-board.ts";

/** How far back a trend reaches, in minutes: one streamed value of each. */
const reach = 30;
/** How many charted pressures make a trend. */
const pressures = 8;

type StreamRow = { readonly session_id: Uuid; readonly minute: number; readonly heart_rate: number | null; readonly spo2: number | null };
type PressureRow = { readonly session_id: Uuid; readonly systolic: number | null };

/** One value a minute is looked up by the key of the samples: what was sent at 1 Hz is not read through. */
const streamed = (tx: Tx, now: Instant): Promise<StreamRow[]> =>
  tx.all(statement<StreamRow>`
    select s.session_id, m.minute, coalesce(d.hr, d.pulse) as heart_rate, d.spo2
    from dosing_session s
    cross join generate_series(0, ${reach - 1}::int) as m (minute)
    cross join lateral (
      select hr, pulse, spo2 from device_sample d
      where d.clinic_id = s.clinic_id and d.session_id = s.session_id and num_nonnulls(d.hr, d.pulse, d.spo2) > 0
        and d.received_at > ${plusMinutes(now, -reach)}::timestamptz + make_interval(mins => m.minute)
        and d.received_at <= ${plusMinutes(now, -reach)}::timestamptz + make_interval(mins => m.minute + 1)
      order by d.received_at desc limit 1
    ) d
    where s.clinic_id = ${tx.clinicId} and s.status <> 'closed'`);

const charted = (tx: Tx): Promise<PressureRow[]> =>
  tx.all(statement<PressureRow>`
    select s.session_id, q.systolic
    from dosing_session s
    cross join lateral (
      select (r.reading -> 'systolic' ->> 'value')::double precision as systolic, r.observed_at from session_reading r
      where r.clinic_id = s.clinic_id and r.session_id = s.session_id and not r.in_error and r.reading -> 'systolic' is not null
      order by r.observed_at desc limit ${pressures}
    ) q
    where s.clinic_id = ${tx.clinicId} and s.status <> 'closed'
    order by s.session_id, q.observed_at`);

/** The course of every session that is not closed, for the small lines of the board. Two trips, whatever the number of rooms. */
export const readTrends = async (tx: Tx, now: Instant): Promise<{ readonly sessions: Trend[] }> => {
  const [streams, readings] = await Promise.all([streamed(tx, now), charted(tx)]);
  const bySession = Map.groupBy(streams, (row) => row.session_id);
  const pressuresOf = Map.groupBy(readings, (row) => row.session_id);
  const ids = new Set([...bySession.keys(), ...pressuresOf.keys()]);
  return {
    sessions: [...ids].map((sessionId) => {
      const byMinute = new Map(bySession.get(sessionId)?.map((row) => [row.minute, row]));
      const minutes = Array.from({ length: reach }, (_, minute) => byMinute.get(minute));
      return {
        sessionId,
        heartRate: minutes.map((row) => row?.heart_rate ?? null),
        saturation: minutes.map((row) => row?.spo2 ?? null),
        systolic: pressuresOf.get(sessionId)?.map(({ systolic }) => systolic) ?? [],
      };
    }),
  };
};
