import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { AccessEntry } from "../access-contract.ts";

type Row = {
  readonly access_id: number;
  readonly accessed_at: Instant;
  readonly person_kind: AccessEntry["person"]["kind"];
  readonly person_id: Uuid;
  readonly person_name: string | null;
  readonly patient_id: Uuid;
  readonly patient_name: string | null;
  readonly what: string;
  readonly why: string;
};

const pageSize = 100;

const entryOf = (row: Row): AccessEntry => ({
  accessId: row.access_id,
  at: row.accessed_at,
  person: { kind: row.person_kind, id: row.person_id, name: row.person_name },
  patient: { id: row.patient_id, name: row.patient_name },
  what: row.what,
  why: row.why,
});

export type AccessFilter = {
  readonly patientId?: Uuid | undefined;
  readonly personId?: Uuid | undefined;
  readonly before?: number | undefined;
};

/** Looks at charts, newest first, a page at a time; of one patient, by one person, or all. */
export const readAccess = async (
  tx: Tx,
  { patientId = "", personId = "", before }: AccessFilter,
): Promise<{ entries: AccessEntry[]; next: number | null }> => {
  const rows = await tx.all(statement<Row>`
    select a.access_id, a.accessed_at, a.person_kind, a.person_id, a.patient_id, a.what, a.why,
           coalesce(s.display_name, g.name, case when a.person_kind = 'patient' then
             (select coalesce(o.preferred_name, o.given_name) || ' ' || o.family_name from patient o
              where o.clinic_id = a.clinic_id and o.patient_id = a.person_id) end) as person_name,
           coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as patient_name
    from access a
    left join staff s on a.person_kind = 'staff' and s.clinic_id = a.clinic_id and s.staff_id = a.person_id
    left join gateway_token g on a.person_kind = 'gateway' and g.clinic_id = a.clinic_id and g.token_id = a.person_id
    left join patient p on p.clinic_id = a.clinic_id and p.patient_id = a.patient_id
    where a.clinic_id = ${tx.clinicId}
      and (${patientId} = '' or a.patient_id = nullif(${patientId}, '')::uuid)
      and (${personId} = '' or a.person_id = nullif(${personId}, '')::uuid)
      and a.access_id < coalesce(${before ?? null}::bigint, 9223372036854775807)
    order by a.access_id desc
    limit ${pageSize + 1}`);
  const shown = rows.slice(0, pageSize);
  return { entries: shown.map(entryOf), next: rows.length > pageSize ? (shown.at(-1)?.access_id ?? null) : null };
};
