import { answerBehind } from "#care/measures/rules/answer-behind.ts";
import type { InstrumentId } from "#care/measures/rules/instrument-definition.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { SafetyTask } from "../contract.ts";
import { complianceRules, safetyRuleEntryOf } from "../rules/data/safety-rules.ts";
import { flagOf } from "./flag-rows.ts";
import type { SafetyTables } from "./safety-tables.ts";

type Row = SafetyTables["safety_task"] & {
  readonly patient_id: Uuid;
  readonly patient: string;
  readonly phone: string | null;
  readonly instrument: InstrumentId | null;
  readonly items: readonly (number | null)[] | null;
  readonly seen_by: string | null;
};

const taskOf = (row: Row, protocol: Protocol): SafetyTask => {
  const { trigger, actions, closeBy } = safetyRuleEntryOf(row.rule);
  const item = row.instrument === null || row.items === null ? null : answerBehind(row.rule, row.instrument, row.items);
  return {
    ...flagOf(row),
    concernId: row.concern_id,
    episodeId: row.episode_id,
    patientId: row.patient_id,
    patient: row.patient,
    phone: row.phone,
    item,
    acknowledgedBy: row.seen_by,
    closeBy,
    trigger: trigger(protocol),
    actions: actions.map((words) => words(protocol)),
    escalatedTo: row.escalated_to,
    escalatedTold: row.escalated_told,
    attempts: row.attempts,
    reachedAt: row.reached_at,
  };
};

/** Those that wait for an occasion have no time of their own and come last. At most 200. */
const readOpen = async (tx: Tx, compliance: boolean, reader: Uuid): Promise<SafetyTask[]> => {
  const [protocol, rows] = await Promise.all([
    readProtocol(tx),
    tx.all(statement<Row>`
      select t.*, e.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as patient, p.phone, r.instrument,
             r.items, s.display_name as seen_by
      from safety_task t
      join episode e on e.clinic_id = t.clinic_id and e.episode_id = t.episode_id
      join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
      left join measure_result r on r.clinic_id = t.clinic_id and r.response_id = t.response_id
      left join staff s on s.clinic_id = t.clinic_id and s.staff_id = t.acknowledged_by
      where t.clinic_id = ${tx.clinicId} and t.closed_at is null and (t.rule = any(${complianceRules}::text[])) = ${compliance}
        and t.about_staff_id is distinct from ${reader}::uuid
      order by case when t.acknowledged_at is null then coalesce(t.acknowledge_by, t.contact_by) else t.contact_by end nulls last,
        case t.level when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end, t.raised_at, t.flag_id
      limit 200`),
  ]);
  return rows.map((row) => taskOf(row, protocol));
};

/** The flags that nobody has closed, what is due first on top, without what compliance keeps. */
export const readSafetyWorklist = (tx: Tx, reader: Uuid): Promise<SafetyTask[]> => readOpen(tx, false, reader);

/** The open matters of compliance. Whom one is about does not see it (SAF-6). */
export const readComplianceTasks = (tx: Tx, reader: Uuid): Promise<SafetyTask[]> => readOpen(tx, true, reader);
