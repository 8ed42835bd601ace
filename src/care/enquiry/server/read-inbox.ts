import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { InboxEntry } from "../contract.ts";

type Row = {
  readonly episode_id: Uuid;
  readonly patient_id: Uuid;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly asked_at: Instant;
  readonly channel: InboxEntry["channel"];
  readonly concerns: InboxEntry["concerns"];
  readonly message: string;
  readonly status: InboxEntry["status"];
  readonly starts_at: Instant | null;
  readonly clinician: string | null;
};

/** Enquiries, newest first; all of them or those of one status. At most 200. */
export const readInbox = async (tx: Tx, status: InboxEntry["status"] | undefined): Promise<InboxEntry[]> => {
  const rows = await tx.all(statement<Row>`
    select q.episode_id, q.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as name, p.email, p.phone,
           q.asked_at, q.channel, q.concerns, q.message, q.status, lower(a.during) as starts_at, s.display_name as clinician
    from enquiry q
    join patient p on p.clinic_id = q.clinic_id and p.patient_id = q.patient_id
    left join appointment a on a.clinic_id = q.clinic_id and a.appointment_id = q.appointment_id
    left join staff s on s.clinic_id = a.clinic_id and s.staff_id = a.staff_id
    where q.clinic_id = ${tx.clinicId} and (${status ?? null}::text is null or q.status = ${status ?? null})
    order by q.asked_at desc, q.episode_id
    limit 200`);
  return rows.map((row) => ({
    episodeId: row.episode_id,
    patientId: row.patient_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    askedAt: row.asked_at,
    channel: row.channel,
    concerns: row.concerns,
    message: row.message,
    status: row.status,
    visit: row.starts_at === null ? null : { startsAt: row.starts_at, clinician: row.clinician ?? "" },
  }));
};
