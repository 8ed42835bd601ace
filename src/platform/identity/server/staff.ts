import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";
import { staffRoles, type StaffRole } from "../permissions.ts";
import { recordIdentityChange, type ChangedBy } from "./identity-changes.ts";
import { identityTables, type IdentityTables } from "./identity-tables.ts";

export type StaffDetails = { readonly displayName: string; readonly credentials: string; readonly email: string };

export type StaffMember = IdentityTables["staff"] & { readonly roles: readonly StaffRole[] };

type Change = { readonly by: ChangedBy; readonly at: Instant };

const columnsOf = (details: StaffDetails) => ({
  display_name: details.displayName,
  credentials: details.credentials,
  email: details.email,
});

/** Adds a staff member without a way to sign in; an invitation or `setPassword` gives one. @returns false when the mail address is taken */
export const addStaff = async (tx: Tx, staffId: Uuid, details: StaffDetails, { by, at }: Change): Promise<boolean> => {
  const row = await tx.first(
    identityTables
      .insertInto("staff")
      .values({ clinic_id: tx.clinicId, staff_id: staffId, ...columnsOf(details), active: true, joined_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning("staff_id"),
  );
  if (row === undefined) return false;
  await recordIdentityChange(tx, { by, subject: { kind: "staff", id: staffId }, what: "staff added", at });
  return true;
};

/** @returns false when another staff member has that mail address */
export const correctStaff = async (tx: Tx, staffId: Uuid, details: StaffDetails, { by, at }: Change): Promise<boolean> => {
  const row = await tx.first(statement<{ staff_id: Uuid }>`
    update staff set display_name = ${details.displayName}, credentials = ${details.credentials}, email = ${details.email}
    where clinic_id = ${tx.clinicId} and staff_id = ${staffId}
      and not exists (select from staff o where o.clinic_id = ${tx.clinicId} and lower(o.email) = lower(${details.email}) and o.staff_id <> ${staffId})
    returning staff_id`);
  if (row === undefined) return false;
  await recordIdentityChange(tx, { by, subject: { kind: "staff", id: staffId }, what: "staff details corrected", at });
  return true;
};

export const setStaffActive = async (tx: Tx, staffId: Uuid, active: boolean, { by, at }: Change): Promise<void> => {
  const row = await tx.first(
    identityTables
      .updateTable("staff")
      .set({ active })
      .where("clinic_id", "=", tx.clinicId)
      .where("staff_id", "=", staffId)
      .where("active", "!=", active)
      .returning("staff_id"),
  );
  if (row === undefined) return;
  await recordIdentityChange(tx, {
    by,
    subject: { kind: "staff", id: staffId },
    what: active ? "staff reactivated" : "staff deactivated",
    at,
  });
};

type StaffRow = IdentityTables["staff"] & { readonly role_names: readonly string[] };

const memberOf = ({ role_names, ...row }: StaffRow): StaffMember => ({
  ...row,
  roles: staffRoles.filter((role) => role_names.includes(role)),
});

/** Every staff member with their roles, by name; those who left last. */
export const readStaff = async (tx: Tx): Promise<StaffMember[]> => {
  const rows = await tx.all(statement<StaffRow>`
    select s.*, array(select role from staff_role r where r.clinic_id = s.clinic_id and r.staff_id = s.staff_id) as role_names
    from staff s where s.clinic_id = ${tx.clinicId} order by not s.active, lower(s.display_name), s.staff_id`);
  return rows.map(memberOf);
};

export const readStaffMember = async (tx: Tx, staffId: Uuid): Promise<StaffMember | undefined> => {
  const row = await tx.first(statement<StaffRow>`
    select s.*, array(select role from staff_role r where r.clinic_id = s.clinic_id and r.staff_id = s.staff_id) as role_names
    from staff s where s.clinic_id = ${tx.clinicId} and s.staff_id = ${staffId}`);
  return row && memberOf(row);
};

/** Gives and takes roles so that exactly these are left, each change on record. @returns false when nobody else would be an administrator */
export const setStaffRoles = async (tx: Tx, staffId: Uuid, roles: readonly StaffRole[], { by, at }: Change): Promise<boolean> => {
  const member = await readStaffMember(tx, staffId);
  if (member === undefined) return false;
  const taken = member.roles.filter((role) => !roles.includes(role));
  const given = roles.filter((role, index) => !member.roles.includes(role) && roles.indexOf(role) === index);
  if (taken.includes("administrator") && !(await hasOtherAdministrator(tx, staffId))) return false;
  const subject = { kind: "staff", id: staffId } as const;
  for (const role of taken) {
    await tx.all(statement`delete from staff_role where clinic_id = ${tx.clinicId} and staff_id = ${staffId} and role = ${role}`);
    await recordIdentityChange(tx, { by, subject, what: "role taken", detail: role, at });
  }
  for (const role of given) {
    await tx.all(identityTables.insertInto("staff_role").values({ clinic_id: tx.clinicId, staff_id: staffId, role, since: at }));
    await recordIdentityChange(tx, { by, subject, what: "role given", detail: role, at });
  }
  return true;
};

/** Whether the clinic keeps an active administrator without this one; two who leave at once are looked at one after the other. */
export const hasOtherAdministrator = async (tx: Tx, staffId: Uuid): Promise<boolean> => {
  const rows = await tx.all(statement<{ staff_id: Uuid }>`
    select r.staff_id from staff_role r join staff s on s.clinic_id = r.clinic_id and s.staff_id = r.staff_id
    where r.clinic_id = ${tx.clinicId} and r.role = 'administrator' and s.active order by r.staff_id for update`);
  return rows.some((row) => row.staff_id !== staffId);
};
