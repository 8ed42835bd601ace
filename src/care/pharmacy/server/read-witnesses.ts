import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

/** Colleagues who work here now, by name, but for `self`: whoever may see a count or a waste with their own eyes. */
export const readWitnesses = async (tx: Tx, self: Uuid | null): Promise<{ staffId: Uuid; name: string }[]> =>
  tx.all(statement<{ staffId: Uuid; name: string }>`
    select staff_id as "staffId", display_name as name from staff
    where clinic_id = ${tx.clinicId} and active and staff_id is distinct from ${self}::uuid
    order by lower(display_name), staff_id`);

/** Those of the named who work here now. */
export const readWhoWorksHere = async (tx: Tx, named: readonly (Uuid | null)[]): Promise<ReadonlySet<Uuid>> => {
  const ids = named.flatMap((id) => id ?? []);
  if (ids.length === 0) return new Set();
  const rows = await tx.all(statement<{ staff_id: Uuid }>`
    select staff_id from staff where clinic_id = ${tx.clinicId} and active and staff_id = any(${ids}::uuid[])`);
  return new Set(rows.map(({ staff_id }) => staff_id));
};
