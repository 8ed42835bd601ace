import * as z from "zod/mini";

import { action, nothing, read } from "../http/contract.ts";
import { id, instant, words } from "../http/schema.ts";
import { requestOptions, usedPasskey } from "./passkey-schema.ts";
import { staffRoles } from "./permissions.ts";

const clinic = z.object({ clinicId: id, slug: z.string(), name: z.string(), timeZone: z.string(), isDemo: z.boolean() });
export type ClinicEntry = z.output<typeof clinic>;

/** An e-mail address as typed; compared without regard to capitals. */
export const emailAddress = z.string().check(z.trim(), z.email("Write an e-mail address, such as name@example.org."), z.maxLength(254));
/** A secret as typed: never trimmed, never shown again, never logged. */
export const typedSecret = z.string().check(z.minLength(1, "Write it here."), z.maxLength(1_000));
export const linkToken = z.string().check(z.maxLength(200));

const who = {
  clinic,
  personId: id,
  name: z.string(),
  /** Demo mode only: the lock opens with one tap. */
  demo: z.boolean(),
};

/** Where this browser stands. `locked` and `second-factor` permit nothing but going on. */
export const signInStanding = z.discriminatedUnion("standing", [
  z.object({ standing: z.literal("none") }),
  z.object({ standing: z.literal("second-factor"), clinic }),
  z.object({
    standing: z.literal("locked"),
    kind: z.enum(["staff", "patient"]),
    ...who,
    unlockBy: z.object({ password: z.boolean(), pin: z.boolean(), passkey: z.boolean() }),
  }),
  z.object({
    standing: z.literal("staff"),
    ...who,
    roles: z.array(z.enum(staffRoles)),
    permissions: z.array(z.string()),
    signInId: id,
    locksAfterMinutes: z.number(),
    endsAt: instant,
  }),
  z.object({
    standing: z.literal("patient"),
    ...who,
    permissions: z.array(z.string()),
    scope: z.nullable(z.object({ kind: z.string(), id: z.string() })),
    signInId: id,
    locksAfterMinutes: z.number(),
    endsAt: instant,
  }),
]);
export type SignInStanding = z.output<typeof signInStanding>;

const next = z.object({ next: z.enum(["done", "second-factor"]) });
const passkeyAnswer = z.object({ challengeId: id, response: usedPasskey });

const open = { permission: "public", chart: "none" } as const;
const at = "/api/clinics/:clinicId/sign-in";

export const signInContract = {
  readStanding: read({ ...open, path: "/api/sign-in", summary: "Who this browser is signed in as", response: signInStanding }),
  signInByPassword: action({
    ...open,
    path: `${at}/password`,
    summary: "Sign in with mail address and password (staff)",
    body: z.object({ email: emailAddress, password: typedSecret }),
    response: next,
  }),
  giveSecondFactor: action({
    ...open,
    path: `${at}/second-factor`,
    summary: "Give the code of the authenticator app, or a recovery code",
    body: z.union([z.object({ code: words(20) }), z.object({ recoveryCode: words(60) })]),
    response: nothing,
  }),
  startPasskey: action({
    ...open,
    path: `${at}/passkey/start`,
    summary: "Ask for a challenge to sign in, or to unlock, with a passkey",
    body: z.object({ toUnlock: z.boolean() }),
    response: z.object({ challengeId: id, options: requestOptions }),
  }),
  signInByPasskey: action({ ...open, path: `${at}/passkey`, summary: "Sign in with a passkey", body: passkeyAnswer, response: nothing }),
  unlock: action({
    ...open,
    path: `${at}/unlock`,
    summary: "Open a locked sign-in, or prove oneself again before changing how one signs in",
    body: z.discriminatedUnion("by", [
      z.object({ by: z.literal("password"), password: typedSecret }),
      z.object({ by: z.literal("pin"), pin: typedSecret }),
      z.object({ by: z.literal("passkey"), ...passkeyAnswer.shape }),
    ]),
    response: nothing,
  }),
  lock: action({ ...open, path: `${at}/lock`, summary: "Lock this sign-in now", body: nothing, response: nothing }),
  stayHere: action({
    path: "/api/sign-in/seen",
    permission: "self.manage",
    ownPermission: "own.write",
    chart: "none",
    summary: "Say that somebody is still there",
    body: nothing,
    response: nothing,
  }),
  signOut: action({ ...open, path: `${at}/end`, summary: "Sign out of this browser", body: nothing, response: nothing }),
  askForLink: action({
    ...open,
    path: `${at}/link`,
    summary: "Ask for a link to sign in by mail (patients). Answers the same for every address",
    body: z.object({ email: emailAddress }),
    response: nothing,
  }),
  openLink: action({
    ...open,
    path: `${at}/link/open`,
    summary: "Sign in with the token of a mailed link",
    body: z.object({ token: linkToken }),
    response: z.object({ scope: z.nullable(z.object({ kind: z.string(), id: z.string() })) }),
  }),
  askForReset: action({
    ...open,
    path: `${at}/reset`,
    summary: "Ask for a link to choose a new password (staff). Answers the same for every address",
    body: z.object({ email: emailAddress }),
    response: nothing,
  }),
  lookAtInvitation: action({
    ...open,
    path: `${at}/invitation/look`,
    summary: "Whose invitation or reset link it is, for the page that asks for a password",
    body: z.object({ token: linkToken }),
    response: z.object({ name: z.string(), email: z.string() }),
  }),
  acceptInvitation: action({
    ...open,
    path: `${at}/invitation`,
    summary: "Choose a password with the token of an invitation or reset link, and sign in",
    body: z.object({ token: linkToken, password: typedSecret }),
    response: next,
  }),
};
