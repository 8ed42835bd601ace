import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Tx } from "../../database/transaction.ts";
import { invitationAddress } from "./addresses.ts";
import { readClinic } from "./clinics.ts";
import { recordIdentityChange, type ChangedBy } from "./identity-changes.ts";
import type { IdentityDeps } from "./identity-deps.ts";
import { endLinks, makeInvitation } from "./mailed-links.ts";
import { readStaffMember } from "./staff.ts";

/** Sends an active staff member a link to choose a password; links from before end. @returns false when there is nobody to invite */
export const inviteStaff = async (
  deps: Pick<IdentityDeps, "origin" | "sendMessage">,
  tx: Tx,
  staffId: Uuid,
  by: ChangedBy,
  at: Instant,
): Promise<boolean> => {
  const [clinic, member] = await Promise.all([readClinic(tx), readStaffMember(tx, staffId)]);
  if (clinic === undefined || member?.active !== true) return false;
  await endLinks(tx, staffId, ["staff-invitation", "staff-reset"], at);
  const link = invitationAddress(deps.origin, clinic.slug, await makeInvitation(tx, staffId, at));
  const values = { name: member.display_name, clinic: clinic.name, link };
  await deps.sendMessage(tx, { to: member.email, template: "staff-invitation", values });
  await recordIdentityChange(tx, { by, subject: { kind: "staff", id: staffId }, what: "invitation sent", at });
  return true;
};
