import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Tx } from "../../database/transaction.ts";
import { recordIdentityChange, type ChangedBy } from "./identity-changes.ts";
import { identityTables } from "./identity-tables.ts";
import type { PasskeyOwner } from "./passkeys.ts";

const deleteOf = (tx: Tx, owner: PasskeyOwner) =>
  identityTables.deleteFrom("passkey").where("clinic_id", "=", tx.clinicId).where("person_id", "=", owner.id).returning("passkey_id");

/** @returns false when this person has no such passkey */
export const removePasskey = async (tx: Tx, owner: PasskeyOwner, passkeyId: Uuid, at: Instant): Promise<boolean> => {
  const row = await tx.first(deleteOf(tx, owner).where("passkey_id", "=", passkeyId));
  if (row !== undefined) await recordIdentityChange(tx, { by: owner, subject: owner, what: "passkey removed", at });
  return row !== undefined;
};

/** All of a person's passkeys: a device was lost. */
export const removePasskeysOf = async (tx: Tx, owner: PasskeyOwner, by: ChangedBy, at: Instant): Promise<void> => {
  const rows = await tx.all(deleteOf(tx, owner));
  if (rows.length > 0) await recordIdentityChange(tx, { by, subject: owner, what: "passkeys removed", at });
};
