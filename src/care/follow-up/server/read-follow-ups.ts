import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { InstrumentId } from "#care/measures/rules/instrument-definition.ts";
import type { Uuid } from "#kernel/ids.ts";
import { isBefore, type Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { WaitingFollowUp } from "../contract.ts";
import { answerBy } from "../rules/planned-status.ts";

type Row = {
  readonly request_id: Uuid;
  readonly episode_id: Uuid;
  readonly patient_id: Uuid;
  readonly patient: string;
  readonly instrument: InstrumentId;
  readonly due_at: Instant;
  readonly last_contact_at: Instant | null;
};

/** Questions of open episodes that are due and not answered, the oldest on top. At most 200. */
export const readFollowUps = async (tx: Tx, now: Instant): Promise<WaitingFollowUp[]> => {
  const rows = await tx.all(statement<Row>`
    select i.request_id, i.episode_id, e.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as patient,
           i.instrument, i.due_at,
           (select max(made_at) from follow_up_contact c where c.clinic_id = i.clinic_id and c.episode_id = i.episode_id) as last_contact_at
    from follow_up_item i
    join episode e on e.clinic_id = i.clinic_id and e.episode_id = i.episode_id
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    left join measure_request r on r.clinic_id = i.clinic_id and r.request_id = i.request_id
    where i.clinic_id = ${tx.clinicId} and i.cancelled_at is null and i.due_at <= ${now} and r.answered_by is null and e.stage <> 'closed'
    order by i.due_at, i.request_id
    limit 200`);
  const protocol = await readProtocol(tx);
  return rows.map((row) => {
    const until = answerBy(row.due_at, protocol);
    return {
      requestId: row.request_id,
      episodeId: row.episode_id,
      patientId: row.patient_id,
      patient: row.patient,
      instrument: row.instrument,
      dueAt: row.due_at,
      answerBy: until,
      state: isBefore(now, until) ? "due" : "overdue",
      lastContactAt: row.last_contact_at,
    };
  });
};

/** The episode of a request, if it is this patient's. */
export const readEpisodeOfRequest = async (tx: Tx, requestId: Uuid, patientId: Uuid): Promise<Uuid | undefined> => {
  const row = await tx.first(statement<{ episode_id: Uuid }>`
    select r.episode_id
    from measure_request r
    join episode e on e.clinic_id = r.clinic_id and e.episode_id = r.episode_id
    where r.clinic_id = ${tx.clinicId} and r.request_id = ${requestId} and e.patient_id = ${patientId}`);
  return row?.episode_id;
};
