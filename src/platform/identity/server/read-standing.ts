import type { FastifyRequest } from "fastify";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { inClinic, type Tx } from "../../database/transaction.ts";
import { permissionsOf, staffRoles } from "../permissions.ts";
import type { SignInStanding } from "../sign-in-contract.ts";
import { scopedPermissions } from "./authenticator.ts";
import { readClinic } from "./clinics.ts";
import { currentSignIn } from "./current-sign-in.ts";
import type { IdentityDeps } from "./identity-deps.ts";
import type { PersonKind } from "./identity-tables.ts";
import { readPasskeysOf } from "./passkeys.ts";
import { readCookie } from "./sign-in-cookie.ts";
import { minutesToLock } from "./sign-in-state.ts";
import type { SignInRow } from "./sign-ins.ts";
import { readStaffMember } from "./staff.ts";
import { pinState } from "./staff-pin.ts";
import { identityTables } from "./identity-tables.ts";

const none: SignInStanding = { standing: "none" };

const nameOf = async (deps: IdentityDeps, tx: Tx, kind: PersonKind, personId: Uuid): Promise<string> =>
  (kind === "staff" ? (await readStaffMember(tx, personId))?.display_name : await deps.readPatientName(tx, personId)) ?? "";

const unlockBy = async (tx: Tx, { person_id: personId, person_kind: kind }: SignInRow) => {
  const [passkeys, pin, password] = await Promise.all([
    readPasskeysOf(tx, personId),
    pinState(tx, personId),
    tx.first(
      identityTables.selectFrom("staff_password").select("staff_id").where("clinic_id", "=", tx.clinicId).where("staff_id", "=", personId),
    ),
  ]);
  return { passkey: passkeys.length > 0, pin: kind === "staff" && pin === "ready", password: password !== undefined };
};

const standingOf = async (deps: IdentityDeps, tx: Tx, request: FastifyRequest, at: Instant): Promise<SignInStanding> => {
  const [current, clinic] = await Promise.all([currentSignIn(tx, request, at), readClinic(tx)]);
  if (current === undefined || clinic === undefined) return none;
  const { row, state } = current;
  if (state === "second-factor") return { standing: state, clinic };
  const { person_id: personId, person_kind: kind } = row;
  const who = { clinic, personId, name: await nameOf(deps, tx, kind, personId), demo: deps.demo && clinic.isDemo };
  if (state === "locked") return { standing: "locked", kind, ...who, unlockBy: await unlockBy(tx, row) };
  const scope = row.scope_kind === null || row.scope_id === null ? null : { kind: row.scope_kind, id: row.scope_id };
  const open = {
    ...who,
    signInId: row.sign_in_id,
    locksAfterMinutes: minutesToLock(kind, scope !== null),
    endsAt: row.expires_at,
  };
  if (kind === "patient") {
    const permissions = [...(scope === null ? permissionsOf(["patient"]) : scopedPermissions)];
    return { standing: "patient", ...open, scope, permissions };
  }
  const roles = staffRoles.filter((role) => row.roles.includes(role));
  return { standing: "staff", ...open, roles, permissions: [...permissionsOf(roles)] };
};

/** Where this browser stands: signed in, locked, waiting for the second factor, or nowhere. Reading it does not count as being there. */
export const readStanding = async (deps: IdentityDeps, request: FastifyRequest): Promise<SignInStanding> => {
  const cookie = readCookie(request);
  if (cookie === undefined) return none;
  return inClinic(deps.database, cookie.clinicId, (tx) => standingOf(deps, tx, request, deps.now()));
};
