import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import type { AnswerOf } from "#platform/http/contract.ts";

import type { dosingSessionContract } from "../contract.ts";

type Columns = AnswerOf<(typeof dosingSessionContract)["readSamples"]>;
type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };
type Span = { readonly after?: Instant | undefined; readonly until?: Instant | undefined };

const most = 50_000;

/**
 * The monitor values of a session as columns, oldest first; rows without a value are left out. At most 50,000 rows. `after` and
 * `until` bound when it was so.
 */
export const readSamples = async (tx: Tx, { episodeId, sessionId }: Place, { after, until }: Span): Promise<Columns> => {
  const row = await tx.first(statement<{ [Column in keyof Columns]: Columns[Column] | null }>`
    select array_agg(at order by at) as at, array_agg(sbp order by at) as systolic, array_agg(dbp order by at) as diastolic,
           array_agg(coalesce(hr, pulse) order by at) as "heartRate", array_agg(spo2 order by at) as saturation,
           array_agg(rr order by at) as respiration, array_agg(temp order by at) as temperature
    from (
      select (extract(epoch from d.observed_at) * 1000)::double precision as at, d.sbp, d.dbp, d.hr, d.pulse, d.spo2, d.rr, d.temp
      from device_sample d
      join dosing_session s on s.clinic_id = d.clinic_id and s.session_id = d.session_id and s.episode_id = ${episodeId}
      where d.clinic_id = ${tx.clinicId} and d.session_id = ${sessionId}
        and (${after ?? null}::timestamptz is null or d.observed_at > ${after ?? null}::timestamptz)
        and (${until ?? null}::timestamptz is null or d.observed_at <= ${until ?? null}::timestamptz)
        and num_nonnulls(d.sbp, d.dbp, d.hr, d.pulse, d.spo2, d.rr, d.temp) > 0
      order by d.observed_at
      limit ${most}
    ) sample`);
  return {
    at: row?.at ?? [],
    systolic: row?.systolic ?? [],
    diastolic: row?.diastolic ?? [],
    heartRate: row?.heartRate ?? [],
    saturation: row?.saturation ?? [],
    respiration: row?.respiration ?? [],
    temperature: row?.temperature ?? [],
  };
};
