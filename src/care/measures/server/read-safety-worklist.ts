import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { SafetyTask } from "../contract.ts";
import { instrumentOf } from "../rules/instruments.ts";
import type { MeasuresTables } from "./measures-tables.ts";
import { flagOf } from "./read-measures.ts";

type Row = MeasuresTables["safety_task"] & {
  readonly patient_id: Uuid;
  readonly patient: string;
  readonly phone: string | null;
  readonly instrument: MeasuresTables["measure_result"]["instrument"];
  readonly items: readonly (number | null)[];
  readonly seen_by: string | null;
};

/** The answer that set the flag off; `null` when it was left open. */
const answerBehind = (row: Row): number | null => {
  const trigger = instrumentOf(row.instrument).flags.find((flag) => flag.rule === row.rule);
  return trigger !== undefined && "item" in trigger ? (row.items[trigger.item - 1] ?? null) : null;
};

/** The flags that no clinician has closed, what is due first on top. At most 200. */
export const readSafetyWorklist = async (tx: Tx): Promise<SafetyTask[]> => {
  const rows = await tx.all(statement<Row>`
    select t.*, e.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as patient, p.phone, r.instrument, r.items,
           s.display_name as seen_by
    from safety_task t
    join episode e on e.clinic_id = t.clinic_id and e.episode_id = t.episode_id
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    join measure_result r on r.clinic_id = t.clinic_id and r.response_id = t.response_id
    left join staff s on s.clinic_id = t.clinic_id and s.staff_id = t.acknowledged_by
    where t.clinic_id = ${tx.clinicId} and t.closed_at is null
    order by case when t.acknowledged_at is null then coalesce(t.acknowledge_by, t.contact_by) else t.contact_by end, t.flag_id
    limit 200`);
  return rows.map((row) => ({
    ...flagOf(row),
    episodeId: row.episode_id,
    patientId: row.patient_id,
    patient: row.patient,
    phone: row.phone,
    item: answerBehind(row),
    acknowledgedBy: row.seen_by,
  }));
};
