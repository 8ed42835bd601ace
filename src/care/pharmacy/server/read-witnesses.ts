import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

/** Colleagues who work here now, by name: whoever may see a count or a waste with their own eyes. */
export const readWitnesses = async (tx: Tx): Promise<{ staffId: Uuid; name: string }[]> =>
  tx.all(statement<{ staffId: Uuid; name: string }>`
    select staff_id as "staffId", display_name as name from staff where clinic_id = ${tx.clinicId} and active order by lower(display_name), staff_id`);

export const worksHere = async (tx: Tx, staffId: Uuid | null): Promise<boolean> => {
  if (staffId === null) return false;
  const row = await tx.first(statement`select 1 as found from staff where clinic_id = ${tx.clinicId} and staff_id = ${staffId} and active`);
  return row !== undefined;
};
