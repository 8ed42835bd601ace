import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";
import { hashPassword, nobodysHash, verifyPassword } from "./hash-password.ts";
import { recordIdentityChange, type ChangedBy } from "./identity-changes.ts";

const writeHash = async (tx: Tx, staffId: Uuid, hash: string, at: Instant): Promise<void> => {
  await tx.all(statement`
    insert into staff_password (clinic_id, staff_id, hash, changed_at) values (${tx.clinicId}, ${staffId}, ${hash}, ${at})
    on conflict (clinic_id, staff_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`);
};

/** Sets a staff member's password, which `passwordFault` has judged before. */
export const setPassword = async (tx: Tx, staffId: Uuid, password: string, by: ChangedBy, at: Instant): Promise<void> => {
  await writeHash(tx, staffId, await hashPassword(password), at);
  await recordIdentityChange(tx, { by, subject: { kind: "staff", id: staffId }, what: "password set", at });
};

type Known = { readonly staff_id: Uuid; readonly hash: string | null; readonly changed_at: Instant | null };

/** Compares with nobody's hash where there is none, so that an unknown account takes as long as a wrong password. */
const verifyKnown = async (tx: Tx, known: Known | undefined, password: string): Promise<Uuid | undefined> => {
  const { matches, isWeak } = await verifyPassword(password, known?.hash ?? nobodysHash);
  if (!matches || known === undefined || known.hash === null) return undefined;
  if (isWeak && known.changed_at !== null) await writeHash(tx, known.staff_id, await hashPassword(password), known.changed_at);
  return known.staff_id;
};

/** The active staff member with this mail address and password. */
export const staffByPassword = async (tx: Tx, email: string, password: string): Promise<Uuid | undefined> =>
  verifyKnown(
    tx,
    await tx.first(statement<Known>`
      select s.staff_id, p.hash, p.changed_at from staff s
      left join staff_password p on p.clinic_id = s.clinic_id and p.staff_id = s.staff_id
      where s.clinic_id = ${tx.clinicId} and lower(s.email) = lower(${email}) and s.active`),
    password,
  );

/** Whether this is the staff member's password. */
export const isPasswordOf = async (tx: Tx, staffId: Uuid, password: string): Promise<boolean> => {
  const known = await tx.first(statement<Known>`
    select staff_id, hash, changed_at from staff_password where clinic_id = ${tx.clinicId} and staff_id = ${staffId}`);
  return (await verifyKnown(tx, known, password)) !== undefined;
};
