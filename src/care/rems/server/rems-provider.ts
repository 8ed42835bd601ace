import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

type Row = {
  readonly name: string;
  readonly email: string;
  readonly npi: string | null;
  readonly telephone: string | null;
  readonly fax: string | null;
};

/** A provider as the programme's forms ask for them; undefined when the clinic does not know the person. */
export const readProvider = (tx: Tx, staffId: Uuid): Promise<Row | undefined> =>
  tx.first(statement<Row>`
    select s.display_name as name, s.email, p.npi, p.telephone, nullif(p.fax, '') as fax
    from staff s
    left join rems_provider p on p.clinic_id = s.clinic_id and p.staff_id = s.staff_id
    where s.clinic_id = ${tx.clinicId} and s.staff_id = ${staffId}
    order by p.recorded_at desc nulls last, p.entry_id desc
    limit 1`);

type Details = { readonly npi: string; readonly telephone: string; readonly fax: string };
type Recorded = { readonly staffId: Uuid; readonly entryId: Uuid; readonly by: Uuid; readonly at: Instant };

/** Adds an entry; the same one is kept once. @returns false when the clinic does not know the person */
export const recordProvider = async (tx: Tx, { npi, telephone, fax }: Details, recorded: Recorded): Promise<boolean> => {
  const { staffId, entryId, by, at } = recorded;
  const known = await tx.first(statement`select from staff where clinic_id = ${tx.clinicId} and staff_id = ${staffId}`);
  if (known === undefined) return false;
  await tx.all(statement`
    insert into rems_provider (clinic_id, entry_id, staff_id, npi, telephone, fax, recorded_by, recorded_at)
    values (${tx.clinicId}, ${entryId}, ${staffId}, ${npi}, ${telephone}, ${fax}, ${by}, ${at})
    on conflict (clinic_id, entry_id) do nothing`);
  return true;
};
