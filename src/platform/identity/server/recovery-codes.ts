import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";
import { signInLimits } from "../sign-in-limits.ts";
import { recordIdentityChange } from "./identity-changes.ts";
import { newRecoveryCode, recoveryCodeHash } from "./recovery-code.ts";

const subjectOf = (staffId: Uuid) => ({ kind: "staff", id: staffId }) as const;

/** Makes new recovery codes; those from before are worth nothing. @returns the codes, shown this once */
export const renewRecoveryCodes = async (tx: Tx, staffId: Uuid, at: Instant): Promise<readonly string[]> => {
  const codes = Array.from({ length: signInLimits.recoveryCodes }, newRecoveryCode);
  await tx.all(statement`delete from recovery_code where clinic_id = ${tx.clinicId} and staff_id = ${staffId}`);
  await tx.all(statement`
    insert into recovery_code (clinic_id, staff_id, code_hash)
    select ${tx.clinicId}, ${staffId}, hash from unnest(${codes.map(recoveryCodeHash)}::bytea[]) as hash`);
  await recordIdentityChange(tx, { by: subjectOf(staffId), subject: subjectOf(staffId), what: "recovery codes renewed", at });
  return codes;
};

/** Uses a recovery code up. @returns whether it was one that was left */
export const useRecoveryCode = async (tx: Tx, staffId: Uuid, typed: string, at: Instant): Promise<boolean> => {
  const row = await tx.first(statement`
    update recovery_code set used_at = ${at}
    where clinic_id = ${tx.clinicId} and staff_id = ${staffId} and code_hash = ${recoveryCodeHash(typed)} and used_at is null
    returning staff_id`);
  if (row === undefined) return false;
  await recordIdentityChange(tx, { by: subjectOf(staffId), subject: subjectOf(staffId), what: "recovery code used", at });
  return true;
};

export const recoveryCodesLeft = async (tx: Tx, staffId: Uuid): Promise<number> => {
  const row = await tx.first(statement<{ count: number }>`
    select count(*) as count from recovery_code where clinic_id = ${tx.clinicId} and staff_id = ${staffId} and used_at is null`);
  return row?.count ?? 0;
};
