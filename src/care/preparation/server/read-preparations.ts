import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { Preparing } from "../contract.ts";
import { neededSteps, type PreparationStep } from "../rules/open-steps.ts";

type Row = {
  readonly episode_id: Uuid;
  readonly patient_id: Uuid;
  readonly patient: string;
  readonly since: Instant;
  readonly intention_at: Instant | null;
  readonly understood: boolean;
  readonly support_plan_at: Instant | null;
  readonly escort_at: Instant | null;
  readonly escort_confirmed: boolean;
  readonly completed_at: Instant | null;
};

const isOpen = (row: Row, step: PreparationStep): boolean => {
  switch (step) {
    case "intention":
      return row.intention_at === null;
    case "expectations":
      return !row.understood;
    case "support-plan":
      return row.support_plan_at === null;
    case "escort":
      return row.escort_at === null;
    case "hopes-and-fears":
    case "setting":
    case "touch":
    case "preparedness":
      return false;
  }
};

/** Episodes in preparation, the longest on top. At most 200. */
export const readPreparations = async (tx: Tx): Promise<Preparing[]> => {
  const rows = await tx.all(statement<Row>`
    select e.episode_id, e.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as patient, e.stage_since as since,
           r.intention_at, coalesce(r.understood, false) as understood, r.support_plan_at, r.escort_at,
           coalesce(r.escort_confirmed, false) as escort_confirmed, r.completed_at
    from episode e
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    left join preparation r on r.clinic_id = e.clinic_id and r.episode_id = e.episode_id
    where e.clinic_id = ${tx.clinicId} and e.stage = 'preparation'
    order by e.stage_since, e.episode_id
    limit 200`);
  return rows.map((row) => ({
    episodeId: row.episode_id,
    patientId: row.patient_id,
    patient: row.patient,
    since: row.since,
    missing: neededSteps.filter((step) => isOpen(row, step)),
    escortConfirmed: row.escort_confirmed,
    completedAt: row.completed_at,
  }));
};
