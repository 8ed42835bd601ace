import * as z from "zod/mini";

import { action, nothing, read } from "../http/contract.ts";
import { id, instant, optionalWords, words } from "../http/schema.ts";
import { staffRoles } from "./permissions.ts";
import { emailAddress } from "./sign-in-contract.ts";

const role = z.enum(staffRoles);

const details = z.object({ displayName: words(120), credentials: optionalWords(60), email: emailAddress });

const member = z.object({
  staffId: id,
  ...details.shape,
  email: z.string(),
  active: z.boolean(),
  roles: z.array(role),
  joinedAt: instant,
});
export type StaffEntry = z.output<typeof member>;

const change = z.object({
  changeId: z.number(),
  changedAt: instant,
  actorKind: z.string(),
  actorName: z.nullable(z.string()),
  subjectKind: z.string(),
  subjectName: z.nullable(z.string()),
  what: z.string(),
  detail: z.string(),
});
export type ChangeEntry = z.output<typeof change>;

const token = z.object({
  tokenId: id,
  name: z.string(),
  permissions: z.array(z.string()),
  createdAt: instant,
  lastUsedAt: z.nullable(instant),
  revokedAt: z.nullable(instant),
});
export type TokenEntry = z.output<typeof token>;

/** What a token may be given: what programs need, and never a person's own powers. */
export const tokenPermissions = ["vitals.ingest", "board.watch", "chart.read", "people.read", "session.read", "schedule.read"] as const;

const managed = { permission: "staff.manage", chart: "none" } as const;
const tokens = { permission: "token.create", chart: "none" } as const;

export const staffContract = {
  readDirectory: read({
    path: "/api/staff/directory",
    permission: "schedule.read",
    chart: "none",
    summary: "Who works here, with credentials and roles",
    response: z.object({
      staff: z.array(
        z.object({ staffId: id, displayName: z.string(), credentials: z.string(), active: z.boolean(), roles: z.array(role) }),
      ),
    }),
  }),
  readStaff: read({ ...managed, path: "/api/staff", summary: "Staff members with roles", response: z.object({ staff: z.array(member) }) }),
  inviteStaff: action({
    ...managed,
    path: "/api/staff",
    summary: "Add a staff member and send an invitation",
    body: z.object({ ...details.shape, roles: z.array(role) }),
    response: z.object({ staffId: id }),
  }),
  correctStaff: action({
    ...managed,
    path: "/api/staff/:staffId",
    method: "PUT",
    summary: "Correct a staff member's name, credentials or mail address",
    body: details,
    response: nothing,
  }),
  setRoles: action({
    ...managed,
    path: "/api/staff/:staffId/roles",
    method: "PUT",
    summary: "Give and take roles",
    body: z.object({ roles: z.array(role) }),
    response: nothing,
  }),
  setActive: action({
    ...managed,
    path: "/api/staff/:staffId/active",
    method: "PUT",
    summary: "Deactivate a staff member, which ends their sign-ins, or take them back",
    body: z.object({ active: z.boolean() }),
    response: nothing,
  }),
  inviteAgain: action({
    ...managed,
    path: "/api/staff/:staffId/invitation",
    summary: "Send a new invitation; the one before ends",
    body: nothing,
    response: nothing,
  }),
  resetSecondFactor: action({
    ...managed,
    path: "/api/staff/:staffId/second-factor",
    method: "DELETE",
    summary: "Remove a lost authenticator app, its recovery codes and passkeys, and end the sign-ins",
    body: nothing,
    response: nothing,
  }),
  readChanges: read({
    path: "/api/staff/changes",
    permission: "access-log.read",
    chart: "none",
    summary: "Who changed people, roles, credentials and tokens",
    response: z.object({
      changes: z.array(change),
    }),
  }),
  readTokens: read({
    ...tokens,
    path: "/api/tokens",
    summary: "Tokens of gateways and programs",
    response: z.object({ tokens: z.array(token) }),
  }),
  createToken: action({
    ...tokens,
    path: "/api/tokens",
    summary: "Make a token; it is shown once",
    body: z.object({ name: words(80), permissions: z.array(z.enum(tokenPermissions)).check(z.minLength(1, "Choose at least one.")) }),
    response: z.object({ tokenId: id, token: z.string() }),
  }),
  revokeToken: action({
    ...tokens,
    path: "/api/tokens/:tokenId",
    method: "DELETE",
    summary: "Revoke a token",
    body: nothing,
    response: nothing,
  }),
};
