import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { AppointmentView } from "../contract.ts";

type Row = {
  readonly appointment_id: Uuid;
  readonly visit_kind: string;
  readonly starts: Instant;
  readonly ends: Instant;
  readonly status: AppointmentView["status"];
  readonly clinician: string;
  readonly room: string | null;
  readonly patient_id: Uuid | null;
  readonly patient: string | null;
  readonly episode_id: Uuid | null;
};

/** All appointments that start on a day of the clinic's calendar, by time. */
export const readDay = async (tx: Tx, day: Temporal.PlainDate, timeZone: string): Promise<AppointmentView[]> => {
  const start = day.toZonedDateTime(timeZone).toInstant();
  const end = day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  const rows = await tx.all(statement<Row>`
    select a.appointment_id, a.visit_kind, lower(a.during) as starts, upper(a.during) as ends, a.status, s.display_name as clinician,
           r.name as room, a.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as patient, a.episode_id
    from appointment a
    join staff s on s.clinic_id = a.clinic_id and s.staff_id = a.staff_id
    left join room r on r.clinic_id = a.clinic_id and r.room_id = a.room_id
    left join patient p on p.clinic_id = a.clinic_id and p.patient_id = a.patient_id
    where a.clinic_id = ${tx.clinicId} and lower(a.during) >= ${start} and lower(a.during) < ${end}
    order by lower(a.during), a.appointment_id`);
  return rows.map((row) => ({
    appointmentId: row.appointment_id,
    visitKind: row.visit_kind,
    startsAt: row.starts,
    endsAt: row.ends,
    status: row.status,
    clinician: row.clinician,
    room: row.room,
    patient: row.patient_id === null ? null : { patientId: row.patient_id, name: row.patient ?? "" },
    episodeId: row.episode_id,
  }));
};
