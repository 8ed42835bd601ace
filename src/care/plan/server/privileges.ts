import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { periodOf, type Privilege, type PrivilegeKind } from "../rules/privileges.ts";

export type PrivilegeRow = {
  readonly privilege_id: Uuid;
  readonly staff_id: Uuid;
  readonly kind: PrivilegeKind;
  readonly reference: string;
  readonly valid_from: Temporal.PlainDate;
  readonly valid_until: Temporal.PlainDate | null;
  readonly recorded_at: Instant;
  readonly recorded_by_name: string;
};

/** The newest of each person and kind. */
export const readPrivilegeRows = (tx: Tx): Promise<PrivilegeRow[]> =>
  tx.all(statement<PrivilegeRow>`
    select distinct on (p.staff_id, p.kind) p.privilege_id, p.staff_id, p.kind, p.reference, p.valid_from, p.valid_until, p.recorded_at,
      coalesce(s.display_name, '') as recorded_by_name
    from staff_privilege p left join staff s on s.clinic_id = p.clinic_id and s.staff_id = p.recorded_by
    where p.clinic_id = ${tx.clinicId}
    order by p.staff_id, p.kind, p.recorded_at desc, p.privilege_id desc`);

/** A person's privileges; null when the clinic has never recorded any of anybody, so that its roles alone decide. */
export const readPrivilegesOf = async (tx: Tx, staffId: Uuid, timeZone: string): Promise<readonly Privilege[] | null> => {
  const rows = await readPrivilegeRows(tx);
  if (rows.length === 0) return null;
  return rows
    .filter((row) => row.staff_id === staffId)
    .map(({ kind, valid_from, valid_until }) => ({ kind, ...periodOf(valid_from, valid_until, timeZone) }));
};

export type NewPrivilege = {
  readonly privilegeId: Uuid;
  readonly staffId: Uuid;
  readonly kind: PrivilegeKind;
  readonly reference: string;
  readonly from: string;
  readonly until: string | null;
};

/** Adds a row; the same one again changes nothing. @returns false when this clinic has no such member of staff */
export const addPrivilege = async (tx: Tx, added: NewPrivilege, by: Uuid, at: Instant): Promise<boolean> => {
  const { privilegeId, staffId, kind, reference, from, until } = added;
  const known = await tx.first(statement`select staff_id from staff where clinic_id = ${tx.clinicId} and staff_id = ${staffId}`);
  if (known === undefined) return false;
  await tx.all(statement`
    insert into staff_privilege (clinic_id, privilege_id, staff_id, kind, reference, valid_from, valid_until, recorded_at, recorded_by)
    values (${tx.clinicId}, ${privilegeId}, ${staffId}, ${kind}, ${reference}, ${from}, ${until}, ${at}, ${by})
    on conflict (clinic_id, privilege_id) do nothing`);
  return true;
};
