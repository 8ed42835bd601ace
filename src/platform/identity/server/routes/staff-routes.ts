import { newId } from "../../../ambient/new-id.ts";
import { invalid, notFound, problem, type Problem } from "../../../http/problem.ts";
import type { Routes } from "../../../http/routes.ts";
import type { Caller } from "../../caller.ts";
import { staffContract, type StaffEntry } from "../../staff-contract.ts";
import { bySystem, readIdentityChanges, type ChangedBy } from "../identity-changes.ts";
import type { IdentityDeps } from "../identity-deps.ts";
import { inviteStaff } from "../invite-staff.ts";
import { endLinks } from "../mailed-links.ts";
import { removePasskeysOf } from "../remove-passkey.ts";
import { endSignInsOf } from "../sign-ins.ts";
import {
  addStaff,
  correctStaff,
  hasOtherAdministrator,
  readStaff,
  readStaffMember,
  setStaffActive,
  setStaffRoles,
  type StaffMember,
} from "../staff.ts";
import { removeTotp } from "../staff-totp.ts";

export const changedBy = (caller: Caller): ChangedBy => (caller.kind === "staff" ? { kind: "staff", id: caller.personId } : bySystem);

const entryOf = (member: StaffMember): StaffEntry => ({
  staffId: member.staff_id,
  displayName: member.display_name,
  credentials: member.credentials,
  email: member.email,
  active: member.active,
  roles: [...member.roles],
  joinedAt: member.joined_at,
});

const taken = (): Problem => invalid([{ field: "email", message: "Another staff member has this address." }]);
const lastAdministrator = (): Problem =>
  problem(409, "refused", "Not changed", "A clinic needs at least one active administrator. Make somebody else one first.");

const readRoutes = (routes: Routes): void => {
  routes.read(staffContract.readDirectory, async ({ tx }) => ({
    staff: (await readStaff(tx)).map(entryOf).map(({ email: _email, joinedAt: _joinedAt, ...shown }) => shown),
  }));

  routes.read(staffContract.readStaff, async ({ tx }) => ({ staff: (await readStaff(tx)).map(entryOf) }));

  routes.read(staffContract.readChanges, async ({ tx }) => ({
    changes: (await readIdentityChanges(tx)).map((row) => ({
      changeId: row.change_id,
      changedAt: row.changed_at,
      actorKind: row.actor_kind,
      actorName: row.actor_name,
      subjectKind: row.subject_kind,
      subjectName: row.subject_name,
      what: row.what,
      detail: row.detail,
    })),
  }));
};

const inviting = (routes: Routes, deps: IdentityDeps): void => {
  routes.action(staffContract.inviteStaff, async ({ tx, body, caller, at }) => {
    const staffId = newId();
    const by = changedBy(caller);
    if (!(await addStaff(tx, staffId, body, { by, at }))) return taken();
    await setStaffRoles(tx, staffId, body.roles, { by, at });
    await inviteStaff(deps, tx, staffId, by, at);
    return { staffId };
  });

  routes.action(staffContract.inviteAgain, async ({ tx, params, caller, at }) =>
    (await inviteStaff(deps, tx, params.staffId, changedBy(caller), at)) ? {} : notFound(),
  );
};

/** Who works in the clinic, what they may do, and ending it. */
export const staffRoutes = (routes: Routes, deps: IdentityDeps): void => {
  readRoutes(routes);
  inviting(routes, deps);

  routes.action(staffContract.correctStaff, async ({ tx, params, body, caller, at }) => {
    if ((await readStaffMember(tx, params.staffId)) === undefined) return notFound();
    return (await correctStaff(tx, params.staffId, body, { by: changedBy(caller), at })) ? {} : taken();
  });

  routes.action(staffContract.setRoles, async ({ tx, params, body, caller, at }) => {
    if ((await readStaffMember(tx, params.staffId)) === undefined) return notFound();
    if (!(await setStaffRoles(tx, params.staffId, body.roles, { by: changedBy(caller), at }))) return lastAdministrator();
    deps.recentCallers.forgetAll();
    return {};
  });

  routes.action(staffContract.setActive, async ({ tx, params, body, caller, at }) => {
    const member = await readStaffMember(tx, params.staffId);
    if (member === undefined) return notFound();
    const leaves = !body.active && member.roles.includes("administrator");
    if (leaves && !(await hasOtherAdministrator(tx, params.staffId))) return lastAdministrator();
    await setStaffActive(tx, params.staffId, body.active, { by: changedBy(caller), at });
    if (!body.active) {
      await endSignInsOf(tx, params.staffId, at);
      await endLinks(tx, params.staffId, ["staff-invitation", "staff-reset"], at);
    }
    deps.recentCallers.forgetAll();
    return {};
  });

  routes.action(staffContract.resetSecondFactor, async ({ tx, params, caller, at }) => {
    if ((await readStaffMember(tx, params.staffId)) === undefined) return notFound();
    const by = changedBy(caller);
    await removeTotp(tx, params.staffId, by, at);
    await removePasskeysOf(tx, { kind: "staff", id: params.staffId }, by, at);
    await endSignInsOf(tx, params.staffId, at);
    deps.recentCallers.forgetAll();
    return {};
  });
};
