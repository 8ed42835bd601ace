import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { WaitingScreening } from "../contract.ts";

type Row = {
  readonly episode_id: Uuid;
  readonly patient_id: Uuid;
  readonly patient: string;
  readonly sections_saved: number;
  readonly submitted_at: Instant | null;
  readonly deferred_at: Instant | null;
};

/** Episodes in screening: handed-in ones first, the longest wait on top. At most 200. */
export const readScreeningWorklist = async (tx: Tx): Promise<WaitingScreening[]> => {
  const rows = await tx.all(statement<Row>`
    select e.episode_id, e.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as patient,
           (select count(*) from intake_section i where i.clinic_id = e.clinic_id and i.episode_id = e.episode_id) as sections_saved,
           s.submitted_at, case when s.decision = 'defer' then s.decided_at end as deferred_at
    from episode e
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    left join screening s on s.clinic_id = e.clinic_id and s.episode_id = e.episode_id
    where e.clinic_id = ${tx.clinicId} and e.stage = 'screening'
    order by s.submitted_at nulls last, e.stage_since, e.episode_id
    limit 200`);
  return rows.map((row) => ({
    episodeId: row.episode_id,
    patientId: row.patient_id,
    patient: row.patient,
    sectionsSaved: row.sections_saved,
    submittedAt: row.submitted_at,
    deferredAt: row.deferred_at,
  }));
};
