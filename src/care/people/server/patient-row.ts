import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { PatientDetails } from "../contract.ts";
import { peopleTables, type PeopleTables } from "./people-tables.ts";

const columnsOf = (details: PatientDetails) => ({
  given_name: details.givenName,
  family_name: details.familyName,
  preferred_name: details.preferredName === "" ? null : details.preferredName,
  birth_date: details.birthDate === null ? null : Temporal.PlainDate.from(details.birthDate),
  sex_at_birth: details.sexAtBirth,
  email: details.email,
  phone: details.phone === "" ? null : details.phone,
});

/** Adds a patient to the directory. @returns false when the id is taken, in which case nothing was added */
export const registerPatient = async (tx: Tx, patientId: Uuid, details: PatientDetails, at: Instant): Promise<boolean> => {
  const row = await tx.first(
    peopleTables
      .insertInto("patient")
      .values({ clinic_id: tx.clinicId, patient_id: patientId, ...columnsOf(details), time_zone: null, language: null, registered_at: at })
      .onConflict((conflict) => conflict.columns(["clinic_id", "patient_id"]).doNothing())
      .returning("patient_id"),
  );
  return row !== undefined;
};

export const correctPatient = async (tx: Tx, patientId: Uuid, details: PatientDetails): Promise<void> => {
  await tx.all(
    peopleTables.updateTable("patient").set(columnsOf(details)).where("clinic_id", "=", tx.clinicId).where("patient_id", "=", patientId),
  );
};

/** Keeps which language a patient reads best (BCP 47); `null` takes it back to not known. */
export const recordLanguage = async (tx: Tx, patientId: Uuid, language: string | null): Promise<void> => {
  await tx.all(
    peopleTables.updateTable("patient").set({ language }).where("clinic_id", "=", tx.clinicId).where("patient_id", "=", patientId),
  );
};

export const detailsOf = (row: PeopleTables["patient"]): PatientDetails => ({
  givenName: row.given_name,
  familyName: row.family_name,
  preferredName: row.preferred_name,
  birthDate: row.birth_date?.toString() ?? null,
  sexAtBirth: row.sex_at_birth,
  email: row.email,
  phone: row.phone,
});

export const readPatient = async (tx: Tx, patientId: Uuid): Promise<PeopleTables["patient"] | undefined> =>
  tx.first(peopleTables.selectFrom("patient").selectAll().where("clinic_id", "=", tx.clinicId).where("patient_id", "=", patientId));

const nameOf = (row: PeopleTables["patient"]): string => `${row.preferred_name ?? row.given_name} ${row.family_name}`;

/** What a patient is called; undefined when this clinic does not know them. */
export const readPatientName = async (tx: Tx, patientId: Uuid): Promise<string | undefined> => {
  const row = await readPatient(tx, patientId);
  return row && nameOf(row);
};

/** Patients of the clinic who gave this mail address, compared without regard to capitals. */
export const patientsByEmail = async (
  tx: Tx,
  email: string,
): Promise<readonly { readonly patientId: Uuid; readonly name: string; readonly email: string }[]> => {
  const rows = await tx.all(
    peopleTables
      .selectFrom("patient")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .where((where) => where(where.fn("lower", ["email"]), "=", email.toLowerCase())),
  );
  return rows.flatMap((row) => (row.email === null ? [] : [{ patientId: row.patient_id, name: nameOf(row), email: row.email }]));
};
