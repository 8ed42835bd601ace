import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

type Row = { readonly episodeId: Uuid; readonly name: string; readonly birthDate: Temporal.PlainDate | null };

/** Patients whose course of care goes on, by name. */
export const readPatients = async (tx: Tx): Promise<{ episodeId: Uuid; name: string; birthDate: string | null }[]> => {
  const rows = await tx.all(statement<Row>`
    select e.episode_id as "episodeId", p.given_name || ' ' || p.family_name as name, p.birth_date as "birthDate"
    from episode e join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    where e.clinic_id = ${tx.clinicId} and e.closed_as is null order by lower(p.family_name), lower(p.given_name), e.episode_id`);
  return rows.map((row) => ({ ...row, birthDate: row.birthDate?.toString() ?? null }));
};

export const isPatientOf = async (tx: Tx, episodeId: Uuid): Promise<boolean> =>
  (await tx.first(statement`select 1 as found from episode where clinic_id = ${tx.clinicId} and episode_id = ${episodeId}`)) !== undefined;
