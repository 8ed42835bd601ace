import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { SiteView } from "../contract.ts";
import type { RemsSite } from "../rules/site.ts";

type Row = {
  readonly name: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly rems_id: string;
  readonly certified_on: Temporal.PlainDate;
  readonly ends_on: Temporal.PlainDate | null;
  readonly representative: string;
  readonly recorded_at: Instant;
  readonly recorded_by: string;
};

type SiteEntry = { readonly site: SiteView; readonly recordedAt: Instant; readonly recordedBy: string };

const siteOf = ({ name, address1, address2, city, state, zip, representative, ...row }: Row): SiteView => ({
  ...{ name, address1, address2, city, state, zip, representative },
  remsId: row.rems_id,
  certifiedOn: row.certified_on.toString(),
  endsOn: row.ends_on?.toString() ?? null,
});

/** Every entry of the site's certification, newest first: the first holds. */
export const readSiteEntries = async (tx: Tx): Promise<SiteEntry[]> => {
  const rows = await tx.all(statement<Row>`
    select r.name, r.address1, r.address2, r.city, r.state, r.zip, r.rems_id, r.certified_on, r.ends_on, r.representative, r.recorded_at,
           coalesce(s.display_name, '') as recorded_by
    from rems_site r left join staff s on s.clinic_id = r.clinic_id and s.staff_id = r.recorded_by
    where r.clinic_id = ${tx.clinicId}
    order by r.recorded_at desc, r.entry_id desc`);
  return rows.map((row) => ({ site: siteOf(row), recordedAt: row.recorded_at, recordedBy: row.recorded_by }));
};

/** The certification as it was last recorded; null when nobody did. */
export const readSite = async (tx: Tx): Promise<RemsSite | null> => (await readSiteEntries(tx))[0]?.site ?? null;

type Recorded = { readonly entryId: Uuid; readonly by: Uuid; readonly at: Instant };

/** Adds an entry; the same one is kept once. */
export const recordSite = async (tx: Tx, site: SiteView, { entryId, by, at }: Recorded): Promise<void> => {
  await tx.all(statement`
    insert into rems_site (clinic_id, entry_id, name, address1, address2, city, state, zip, rems_id, certified_on, ends_on, representative,
                           recorded_by, recorded_at)
    values (${tx.clinicId}, ${entryId}, ${site.name}, ${site.address1}, ${site.address2}, ${site.city}, ${site.state}, ${site.zip},
            ${site.remsId}, ${site.certifiedOn}, ${site.endsOn}, ${site.representative}, ${by}, ${at})
    on conflict (clinic_id, entry_id) do nothing`);
};
