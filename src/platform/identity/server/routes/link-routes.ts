import { isProblem } from "../../../http/problem.ts";
import type { Routes } from "../../../http/routes.ts";
import type { Tx } from "../../../database/transaction.ts";
import { statement } from "../../../database/query.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { signInContract } from "../../sign-in-contract.ts";
import { invitationAddress, patientLinkAddress } from "../addresses.ts";
import { askForMail, attempt } from "../attempt.ts";
import { readClinic } from "../clinics.ts";
import { enter, enterAsStaff } from "../enter.ts";
import type { IdentityDeps } from "../identity-deps.ts";
import { endLinks, findLink, makePatientLink, makeResetLink, openLink } from "../mailed-links.ts";
import { newPasswordProblem } from "../new-password-problem.ts";
import { endSignInsOf } from "../sign-ins.ts";
import { readStaffMember } from "../staff.ts";
import { setPassword } from "../staff-password.ts";

const invitations = ["staff-invitation", "staff-reset"] as const;

const mailPatients = async (deps: IdentityDeps, tx: Tx, email: string, at: Instant): Promise<void> => {
  const [clinic, patients] = await Promise.all([readClinic(tx), deps.patientsByEmail(tx, email)]);
  if (clinic === undefined) return;
  for (const patient of patients.slice(0, 5)) {
    const link = patientLinkAddress(deps.origin, clinic.slug, await makePatientLink(tx, patient.patientId, at));
    await deps.sendMessage(tx, {
      to: patient.email,
      template: "patient-sign-in-link",
      values: { name: patient.name, clinic: clinic.name, link },
    });
  }
};

const mailReset = async (deps: IdentityDeps, tx: Tx, email: string, at: Instant): Promise<void> => {
  const [clinic, found] = await Promise.all([
    readClinic(tx),
    tx.first(statement<{ staff_id: Uuid; display_name: string; email: string }>`
      select staff_id, display_name, email from staff where clinic_id = ${tx.clinicId} and lower(email) = lower(${email}) and active`),
  ]);
  if (clinic === undefined || found === undefined) return;
  const link = invitationAddress(deps.origin, clinic.slug, await makeResetLink(tx, found.staff_id, at));
  await deps.sendMessage(tx, {
    to: found.email,
    template: "staff-password-reset",
    values: { name: found.display_name, clinic: clinic.name, link },
  });
};

/** Links that mails carry: signing in as a patient, answering one thing, choosing a staff member's password. */
export const linkRoutes = (routes: Routes, deps: IdentityDeps): void => {
  routes.action(signInContract.askForLink, async (call) => {
    const { tx, body, at } = call;
    return (await askForMail(deps, { ...call, account: ["link", body.email] }, () => mailPatients(deps, tx, body.email, at))) ?? {};
  });

  routes.action(signInContract.askForReset, async (call) => {
    const { tx, body, at } = call;
    return (await askForMail(deps, { ...call, account: ["reset", body.email] }, () => mailReset(deps, tx, body.email, at))) ?? {};
  });

  routes.action(signInContract.openLink, async (call) => {
    const { tx, body, at } = call;
    const link = await attempt(deps, { ...call, account: ["link token", body.token] }, () =>
      openLink(tx, body.token, ["patient-sign-in", "patient-scope"], at),
    );
    if (isProblem(link)) return link;
    const scope = link.scope_kind === null || link.scope_id === null ? null : { kind: link.scope_kind, id: link.scope_id };
    await enter(deps, call, { personKind: "patient", personId: link.person_id, method: "link", ...(scope === null ? {} : { scope }) });
    return { scope };
  });

  routes.action(signInContract.lookAtInvitation, async (call) => {
    const { tx, body, at } = call;
    return attempt(deps, { ...call, account: ["link token", body.token] }, async () => {
      const link = await findLink(tx, body.token, invitations, at);
      const member = link && (await readStaffMember(tx, link.person_id));
      return member?.active === true ? { name: member.display_name, email: member.email } : undefined;
    });
  });

  routes.action(signInContract.acceptInvitation, async (call) => {
    const { tx, body, at } = call;
    const member = await attempt(deps, { ...call, account: ["link token", body.token] }, async () => {
      const link = await findLink(tx, body.token, invitations, at);
      const found = link && (await readStaffMember(tx, link.person_id));
      return found?.active === true ? found : undefined;
    });
    if (isProblem(member)) return member;
    const fault = newPasswordProblem(body.password, [member.display_name, member.email]);
    if (fault !== undefined) return fault;
    await openLink(tx, body.token, invitations, at);
    await endLinks(tx, member.staff_id, invitations, at);
    await setPassword(tx, member.staff_id, body.password, { kind: "staff", id: member.staff_id }, at);
    await endSignInsOf(tx, member.staff_id, at);
    return enterAsStaff(deps, call, member.staff_id, "invitation");
  });
};
