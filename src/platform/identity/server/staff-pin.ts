import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";
import { signInLimits } from "../sign-in-limits.ts";
import { hashPassword, nobodysHash, verifyPassword } from "./hash-password.ts";
import { recordIdentityChange } from "./identity-changes.ts";
import { identityTables } from "./identity-tables.ts";

const subjectOf = (staffId: Uuid) => ({ kind: "staff", id: staffId }) as const;

export const setPin = async (tx: Tx, pepper: Buffer, staffId: Uuid, pin: string, at: Instant): Promise<void> => {
  const hash = await hashPassword(pin, pepper);
  await tx.all(statement`
    insert into staff_pin (clinic_id, staff_id, hash, changed_at) values (${tx.clinicId}, ${staffId}, ${hash}, ${at})
    on conflict (clinic_id, staff_id) do update set hash = excluded.hash, failures = 0, changed_at = excluded.changed_at`);
  await recordIdentityChange(tx, { by: subjectOf(staffId), subject: subjectOf(staffId), what: "PIN set", at });
};

export const removePin = async (tx: Tx, staffId: Uuid, at: Instant): Promise<void> => {
  await tx.all(identityTables.deleteFrom("staff_pin").where("clinic_id", "=", tx.clinicId).where("staff_id", "=", staffId));
  await recordIdentityChange(tx, { by: subjectOf(staffId), subject: subjectOf(staffId), what: "PIN removed", at });
};

/** `ready`: it may be tried; `spent`: too many wrong tries, only a full proof of the person opens it again. */
export const pinState = async (tx: Tx, staffId: Uuid): Promise<"none" | "ready" | "spent"> => {
  const row = await tx.first(
    identityTables.selectFrom("staff_pin").select("failures").where("clinic_id", "=", tx.clinicId).where("staff_id", "=", staffId),
  );
  if (row === undefined) return "none";
  return row.failures >= signInLimits.pinTries ? "spent" : "ready";
};

/** Counts the try before it looks, in one statement, so that tries at the same time cannot share one. */
export const isPinOf = async (tx: Tx, pepper: Buffer, staffId: Uuid, pin: string): Promise<boolean> => {
  const row = await tx.first(statement<{ hash: string }>`
    update staff_pin set failures = failures + 1
    where clinic_id = ${tx.clinicId} and staff_id = ${staffId} and failures < ${signInLimits.pinTries} returning hash`);
  const { matches } = await verifyPassword(pin, row?.hash ?? nobodysHash, pepper);
  if (!matches || row === undefined) return false;
  await renewPinTries(tx, staffId);
  return true;
};

/** After the right PIN, or a full proof of the person, the tries start anew. */
export const renewPinTries = async (tx: Tx, staffId: Uuid): Promise<void> => {
  await tx.all(statement`update staff_pin set failures = 0 where clinic_id = ${tx.clinicId} and staff_id = ${staffId} and failures > 0`);
};
