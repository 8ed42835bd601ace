import type { FastifyRequest } from "fastify";

import type { Instant } from "#kernel/time.ts";

import { inClinic } from "../../database/transaction.ts";
import type { Caller, KnownCaller } from "../caller.ts";
import { permissionsOf, rolePermissions, staffRoles, type Permission } from "../permissions.ts";
import { signInLimits } from "../sign-in-limits.ts";
import { readGatewayToken, touchGatewayToken } from "./gateway-tokens.ts";
import type { IdentityDeps } from "./identity-deps.ts";
import { secretHash } from "./secret-token.ts";
import { parseCredential, readCookie, type SignInCookie } from "./sign-in-cookie.ts";
import { signInState } from "./sign-in-state.ts";
import { readSignIn, touchSignIn, type SignInRow } from "./sign-ins.ts";

const anonymous: Caller = { kind: "anonymous" };

/** Narrow sign-ins keep only the reading and writing of their own target, which the guard then narrows further. */
export const scopedPermissions: ReadonlySet<Permission> = new Set<Permission>(["own.read", "own.write"]);
const wide: ReadonlySet<Permission> = new Set(rolePermissions.patient);

const callerOf = (row: SignInRow): KnownCaller => {
  const person = { clinicId: row.clinic_id, personId: row.person_id, signInId: row.sign_in_id };
  if (row.person_kind === "patient") {
    const scope = row.scope_kind === null || row.scope_id === null ? null : { kind: row.scope_kind, id: row.scope_id };
    return { kind: "patient", ...person, scope, permissions: scope === null ? wide : scopedPermissions };
  }
  const roles = staffRoles.filter((role) => row.roles.includes(role));
  return { kind: "staff", ...person, roles, permissions: permissionsOf(roles) };
};

const isOld = (lastSeen: Instant | null, now: Instant): boolean =>
  lastSeen === null || now.epochMilliseconds - lastSeen.epochMilliseconds >= signInLimits.touchEverySeconds * 1000;

/** Requests that a screen makes by itself do not count as somebody being there. */
const isByAPerson = (request: FastifyRequest): boolean => request.headers["kapstone-background"] === undefined;

const bySignIn = (deps: IdentityDeps, request: FastifyRequest, cookie: SignInCookie, now: Instant): Promise<Caller> =>
  inClinic(deps.database, cookie.clinicId, async (tx): Promise<Caller> => {
    const row = await readSignIn(tx, secretHash(cookie.token));
    if (row === undefined || !row.is_known) return anonymous;
    const state = signInState(row, now);
    if (state === "ended") return anonymous;
    if (state !== "active") return { kind: "anonymous", waiting: state };
    if (isByAPerson(request) && isOld(row.last_seen_at, now)) await touchSignIn(tx, row.sign_in_id, now);
    return callerOf(row);
  });

const byToken = (deps: IdentityDeps, sent: SignInCookie, now: Instant): Promise<Caller> =>
  inClinic(deps.database, sent.clinicId, async (tx): Promise<Caller> => {
    const row = await readGatewayToken(tx, secretHash(sent.token));
    if (row === undefined) return anonymous;
    if (isOld(row.last_used_at, now)) await touchGatewayToken(tx, row.token_id, now);
    return { kind: "gateway", clinicId: tx.clinicId, tokenId: row.token_id, permissions: new Set(row.permissions) };
  });

const bearer = /^Bearer kap_(\S+)$/i;

/**
 * Who makes a request: the holder of a gateway token (`Authorization: Bearer kap_…`) or of a sign-in cookie. A sign-in that is
 * locked or waits for its second factor is anonymous, and says what it waits for.
 */
export const authenticator =
  (deps: IdentityDeps) =>
  async (request: FastifyRequest): Promise<Caller> => {
    const now = deps.now();
    const token = bearer.exec(request.headers.authorization ?? "")?.[1];
    const sent = token === undefined ? readCookie(request) : parseCredential(token);
    if (sent === undefined) return anonymous;
    const name = `${token === undefined ? "cookie" : "token"} ${sent.clinicId} ${secretHash(sent.token).toString("base64url")}`;
    const known = deps.recentCallers.find(name, now);
    if (known !== undefined) return known;
    const caller = token === undefined ? await bySignIn(deps, request, sent, now) : await byToken(deps, sent, now);
    if (caller.kind !== "anonymous") deps.recentCallers.keep(name, caller, now);
    return caller;
  };
