import type { FastifyReply, FastifyRequest } from "fastify";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Tx } from "../../database/transaction.ts";
import type { SignInScope } from "../caller.ts";
import { currentSignIn } from "./current-sign-in.ts";
import type { IdentityDeps } from "./identity-deps.ts";
import type { PersonKind, SignInMethod } from "./identity-tables.ts";
import { leaveDevice } from "./other-sign-ins.ts";
import { setCookie } from "./sign-in-cookie.ts";
import { endOfSignIn } from "./sign-in-state.ts";
import { endSignIn, startSignIn } from "./sign-ins.ts";
import { hasTotp } from "./staff-totp.ts";

type Entering = {
  readonly tx: Tx;
  readonly at: Instant;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

type Person = {
  readonly personKind: PersonKind;
  readonly personId: Uuid;
  readonly method: SignInMethod;
  readonly scope?: SignInScope;
  /** The second factor is still to come. */
  readonly waits?: boolean;
};

/**
 * Signs a person in on this browser: a new sign-in, a new cookie. Whoever was signed in here before is signed out; one of the staff who
 * has a PIN waits, locked, when another of the staff comes.
 */
export const enter = async (deps: IdentityDeps, { tx, at, request, reply }: Entering, person: Person): Promise<void> => {
  const before = await currentSignIn(tx, request, at);
  const { personKind, personId, method, scope = null, waits = false } = person;
  const handing = { tx, request, reply, at, before: before?.row, next: { personId, opens: null } };
  if (personKind === "staff") await leaveDevice(deps, handing);
  else if (before !== undefined) await endSignIn(tx, before.row.sign_in_id, at);
  const userAgent = request.headers["user-agent"] ?? "";
  const state = waits ? "second-factor" : "active";
  const { token } = await startSignIn(tx, { personKind, personId, method, scope, state, userAgent, at });
  setCookie(reply, deps, { clinicId: tx.clinicId, token }, endOfSignIn(personKind, scope !== null, at));
  deps.recentCallers.forgetAll();
};

/** Signs a staff member in who proved their password (or chose it just now): with an authenticator app, the code comes next. */
export const enterAsStaff = async (
  deps: IdentityDeps,
  entering: Entering,
  staffId: Uuid,
  method: "password" | "invitation",
): Promise<{ readonly next: "done" | "second-factor" }> => {
  const waits = await hasTotp(entering.tx, staffId);
  await enter(deps, entering, { personKind: "staff", personId: staffId, method, waits });
  return { next: waits ? "second-factor" : "done" };
};
