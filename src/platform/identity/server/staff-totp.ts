import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";
import { recordIdentityChange, type ChangedBy } from "./identity-changes.ts";
import { identityTables, type IdentityTables } from "./identity-tables.ts";
import { seal, unseal } from "./seal.ts";
import { newTotpSecret, totpEnrolment, totpStep } from "./totp.ts";

const placeOf = (tx: Tx, staffId: Uuid): string => `totp ${tx.clinicId} ${staffId}`;
const subjectOf = (staffId: Uuid) => ({ kind: "staff", id: staffId }) as const;

const readTotp = (tx: Tx, staffId: Uuid): Promise<IdentityTables["staff_totp"] | undefined> =>
  tx.first(identityTables.selectFrom("staff_totp").selectAll().where("clinic_id", "=", tx.clinicId).where("staff_id", "=", staffId));

/** Whether signing in by password asks for a code. */
export const hasTotp = async (tx: Tx, staffId: Uuid): Promise<boolean> => {
  const row = await readTotp(tx, staffId);
  return row !== undefined && row.confirmed_at !== null;
};

/** Starts an enrolment, which counts only after a first code. @returns undefined when there is a confirmed one already */
export const startTotp = async (
  tx: Tx,
  key: Buffer,
  person: { readonly staffId: Uuid; readonly label: string; readonly issuer: string; readonly at: Instant },
): Promise<{ readonly secret: string; readonly address: string } | undefined> => {
  const secret = newTotpSecret();
  const row = await tx.first(statement`
    insert into staff_totp (clinic_id, staff_id, sealed_secret, last_step, started_at)
    values (${tx.clinicId}, ${person.staffId}, ${seal(key, placeOf(tx, person.staffId), secret)}, 0, ${person.at})
    on conflict (clinic_id, staff_id) do update set sealed_secret = excluded.sealed_secret, last_step = 0, started_at = excluded.started_at
      where staff_totp.confirmed_at is null
    returning staff_id`);
  return row === undefined ? undefined : totpEnrolment(secret, person.label, person.issuer);
};

/** Takes a code if it is right and its time step was not used before; two requests with one code: one wins. */
const takeCode = async (tx: Tx, key: Buffer, row: IdentityTables["staff_totp"], code: string, at: Instant): Promise<boolean> => {
  const secret = unseal(key, placeOf(tx, row.staff_id), row.sealed_secret);
  const step = secret && totpStep(secret, code, at.epochMilliseconds);
  if (step === undefined) return false;
  const taken = await tx.first(statement`
    update staff_totp set last_step = ${step}, confirmed_at = coalesce(confirmed_at, ${at})
    where clinic_id = ${tx.clinicId} and staff_id = ${row.staff_id} and last_step < ${step} returning staff_id`);
  return taken !== undefined;
};

/** Ends the enrolment with a first right code; from now on the password alone does not sign in. */
export const confirmTotp = async (tx: Tx, key: Buffer, staffId: Uuid, code: string, at: Instant): Promise<boolean> => {
  const row = await readTotp(tx, staffId);
  if (row === undefined || row.confirmed_at !== null || !(await takeCode(tx, key, row, code, at))) return false;
  await recordIdentityChange(tx, { by: subjectOf(staffId), subject: subjectOf(staffId), what: "authenticator app added", at });
  return true;
};

export const isTotpOf = async (tx: Tx, key: Buffer, staffId: Uuid, code: string, at: Instant): Promise<boolean> => {
  const row = await readTotp(tx, staffId);
  return row !== undefined && row.confirmed_at !== null && takeCode(tx, key, row, code, at);
};

/** Removes the authenticator app and its recovery codes: by its owner, or by an administrator when the phone is lost. */
export const removeTotp = async (tx: Tx, staffId: Uuid, by: ChangedBy, at: Instant): Promise<void> => {
  await tx.all(identityTables.deleteFrom("recovery_code").where("clinic_id", "=", tx.clinicId).where("staff_id", "=", staffId));
  const row = await tx.first(
    identityTables.deleteFrom("staff_totp").where("clinic_id", "=", tx.clinicId).where("staff_id", "=", staffId).returning("staff_id"),
  );
  if (row !== undefined) await recordIdentityChange(tx, { by, subject: subjectOf(staffId), what: "authenticator app removed", at });
};
