import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

export type RepresentativeRow = {
  readonly representative_id: Uuid;
  readonly name: string;
  readonly birth_date: Temporal.PlainDate;
};

type NewRepresentative = {
  readonly representativeId: Uuid;
  readonly patientId: Uuid;
  readonly name: string;
  readonly birthDate: string;
  readonly by: Uuid;
  readonly at: Instant;
};

/** Adds who decides for a patient to the directory; an id that is there already changes nothing. */
export const addRepresentative = async (
  tx: Tx,
  { representativeId, patientId, name, birthDate, by, at }: NewRepresentative,
): Promise<void> => {
  await tx.all(statement`
    insert into consent_representative (clinic_id, representative_id, patient_id, name, birth_date, recorded_by, recorded_at)
    values (${tx.clinicId}, ${representativeId}, ${patientId}, ${name}, ${birthDate}::date, ${by}, ${at})
    on conflict (clinic_id, representative_id) do nothing`);
};

/** Everybody who was recorded to decide for a patient. */
export const readRepresentatives = (tx: Tx, patientId: Uuid): Promise<RepresentativeRow[]> =>
  tx.all(statement<RepresentativeRow>`
    select representative_id, name, birth_date from consent_representative
    where clinic_id = ${tx.clinicId} and patient_id = ${patientId}`);
