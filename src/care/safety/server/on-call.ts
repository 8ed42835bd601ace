import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

export type OnCall = { readonly staffId: Uuid; readonly name: string; readonly untilAt: Instant };
export type Colleague = { readonly staffId: Uuid; readonly name: string };

/** Who is on call for safety at `at`: the newest entry that has begun, until it ends; null when nobody is named or they left. */
export const readOnCall = async (tx: Tx, at: Instant): Promise<OnCall | null> => {
  const row = await tx.first(statement<OnCall & { readonly active: boolean }>`
    select o.staff_id as "staffId", s.display_name as name, o.until_at as "untilAt", s.active
    from safety_on_call o join staff s on s.clinic_id = o.clinic_id and s.staff_id = o.staff_id
    where o.clinic_id = ${tx.clinicId} and o.from_at <= ${at}
    order by o.from_at desc, o.set_at desc limit 1`);
  if (row === undefined || !row.active || Temporal.Instant.compare(row.untilAt, at) <= 0) return null;
  return { staffId: row.staffId, name: row.name, untilAt: row.untilAt };
};

/** Clinicians who work here now, by name: whoever can be on call. */
export const readClinicians = (tx: Tx): Promise<Colleague[]> =>
  tx.all(statement<Colleague>`
    select s.staff_id as "staffId", s.display_name as name from staff s
    where s.clinic_id = ${tx.clinicId} and s.active and exists (
      select from staff_role r where r.clinic_id = s.clinic_id and r.staff_id = s.staff_id
        and r.role in ('therapist', 'prescriber', 'medical-director'))
    order by lower(s.display_name), s.staff_id`);

type Entry = { readonly onCallId: Uuid; readonly staffId: Uuid; readonly untilAt: Instant };

/** Names who is on call from now on. Earlier entries stay. @returns false for somebody who cannot be on call */
export const addOnCall = async (tx: Tx, { onCallId, staffId, untilAt }: Entry, by: Uuid, at: Instant): Promise<boolean> => {
  const clinicians = await readClinicians(tx);
  if (!clinicians.some((one) => one.staffId === staffId)) return false;
  await tx.all(statement`
    insert into safety_on_call (clinic_id, on_call_id, staff_id, from_at, until_at, set_by, set_at)
    values (${tx.clinicId}, ${onCallId}, ${staffId}, ${at}, ${untilAt}, ${by}, ${at})
    on conflict (clinic_id, on_call_id) do nothing`);
  return true;
};

type Told = { readonly staffId: Uuid; readonly email: string };

const readDirectors = (tx: Tx): Promise<Told[]> =>
  tx.all(statement<Told>`
    select s.staff_id as "staffId", s.email from staff s join staff_role r on r.clinic_id = s.clinic_id and r.staff_id = s.staff_id
    where s.clinic_id = ${tx.clinicId} and s.active and r.role = 'medical-director' order by s.staff_id`);

/** Who is written to at a step of escalation. With nobody on call, the medical director is told at once. */
export const readTold = async (tx: Tx, step: "on-call" | "medical-director", at: Instant): Promise<readonly Told[]> => {
  const onCall = step === "on-call" ? await readOnCall(tx, at) : null;
  if (onCall === null) return readDirectors(tx);
  return tx.all(statement<Told>`
    select staff_id as "staffId", email from staff where clinic_id = ${tx.clinicId} and staff_id = ${onCall.staffId}`);
};
