import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

/** Keeps where a patient lives, as the enrolment form asks. @returns false when the clinic does not know the patient */
export const recordPatientAddress = async (tx: Tx, patientId: Uuid, address: string): Promise<boolean> => {
  const row = await tx.first(statement`
    insert into rems_patient_address (clinic_id, patient_id, address)
    select clinic_id, patient_id, ${address} from patient where clinic_id = ${tx.clinicId} and patient_id = ${patientId}
    on conflict (clinic_id, patient_id) do update set address = excluded.address
    returning patient_id`);
  return row !== undefined;
};
