import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

type Entry = { readonly patientId: Uuid; readonly name: string };

/** Patients who each have something else to do next: the intake, a step of the preparation, practices, a questionnaire. */
const readEntries = (tx: Tx) =>
  tx.all(statement<{ patient_id: Uuid; name: string }>`
    with open_episode as (
      select e.*, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as name
      from episode e join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
      where e.clinic_id = ${tx.clinicId}
    ), entry as (
      (select 1 as place, patient_id, name from open_episode e
       where stage = 'screening' and exists (select from screening s
         where s.clinic_id = e.clinic_id and s.episode_id = e.episode_id and s.submitted_at is null)
       order by stage_since limit 1)
      union all
      (select 2, patient_id, name from open_episode e
       where stage = 'preparation' and not exists (select from preparation r
         where r.clinic_id = e.clinic_id and r.episode_id = e.episode_id and r.completed_at is not null)
       order by stage_since limit 1)
      union all
      (select 3, patient_id, name from open_episode e
       where stage = 'integration' and exists (select from practice r
         where r.clinic_id = e.clinic_id and r.episode_id = e.episode_id and r.status = 'open')
       order by stage_since limit 1)
      union all
      (select 4, patient_id, name from open_episode e
       where stage = 'follow-up' and exists (select from measure_request r
         where r.clinic_id = e.clinic_id and r.episode_id = e.episode_id and r.instrument = 'phq9' and r.answered_by is null)
       order by stage_since desc limit 1)
    )
    select patient_id, name from entry order by place`);

/** The patients as whom the demo's entry page lets people in. */
export const demoPatients = async (tx: Tx): Promise<readonly Entry[]> =>
  (await readEntries(tx)).map(({ patient_id, name }) => ({ patientId: patient_id, name }));
