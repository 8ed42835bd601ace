import * as z from "zod/mini";

import { action, nothing, read } from "../http/contract.ts";
import { id, instant, optionalWords, words } from "../http/schema.ts";
import { creationOptions, madePasskey } from "./passkey-schema.ts";
import { typedSecret } from "./sign-in-contract.ts";

/** By what a person came in. */
export const signInMethods = ["password", "passkey", "link", "invitation", "set-up", "demo"] as const;

const security = z.object({
  /** Patients have neither password, PIN nor authenticator app. */
  staff: z.nullable(
    z.object({
      email: z.string(),
      hasPassword: z.boolean(),
      pin: z.enum(["none", "ready", "spent"]),
      totp: z.boolean(),
      recoveryCodesLeft: z.number(),
    }),
  ),
  passkeys: z.array(z.object({ passkeyId: id, name: z.string(), createdAt: instant, lastUsedAt: z.nullable(instant) })),
  signIns: z.array(
    z.object({
      signInId: id,
      isThis: z.boolean(),
      method: z.enum(signInMethods),
      userAgent: z.string(),
      startedAt: instant,
      lastSeenAt: instant,
    }),
  ),
});
export type Security = z.output<typeof security>;

const mine = { permission: "self.manage", chart: "none" } as const;

/** What everybody may do for themselves. Changes need a fresh proof of the person; without one the answer is 403 `prove-first`. */
export const selfContract = {
  readSecurity: read({ ...mine, path: "/api/self/security", summary: "How I sign in, and where I am signed in", response: security }),
  changePassword: action({
    ...mine,
    path: "/api/self/password",
    method: "PUT",
    summary: "Change my password; ends my other sign-ins",
    body: z.object({ current: z.string().check(z.maxLength(1_000)), password: typedSecret }),
    response: nothing,
  }),
  setPin: action({
    ...mine,
    path: "/api/self/pin",
    method: "PUT",
    summary: "Set my PIN",
    body: z.object({ pin: typedSecret }),
    response: nothing,
  }),
  removePin: action({ ...mine, path: "/api/self/pin", method: "DELETE", summary: "Remove my PIN", body: nothing, response: nothing }),
  startTotp: action({
    ...mine,
    path: "/api/self/totp/start",
    summary: "Begin to add an authenticator app",
    body: nothing,
    response: z.object({ secret: z.string(), address: z.string() }),
  }),
  confirmTotp: action({
    ...mine,
    path: "/api/self/totp",
    summary: "Add the authenticator app by a first code; answers with recovery codes, shown once",
    body: z.object({ code: words(20) }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  removeTotp: action({
    ...mine,
    path: "/api/self/totp",
    method: "DELETE",
    summary: "Remove my authenticator app",
    body: nothing,
    response: nothing,
  }),
  renewRecoveryCodes: action({
    ...mine,
    path: "/api/self/recovery-codes",
    summary: "Make new recovery codes, shown once; the old ones end",
    body: nothing,
    response: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  startPasskeyRegistration: action({
    ...mine,
    path: "/api/self/passkeys/start",
    summary: "Ask for a challenge to add a passkey",
    body: nothing,
    response: z.object({ challengeId: id, options: creationOptions }),
  }),
  addPasskey: action({
    ...mine,
    path: "/api/self/passkeys",
    summary: "Add a passkey",
    body: z.object({ challengeId: id, response: madePasskey, name: optionalWords(60) }),
    response: z.object({ passkeyId: id }),
  }),
  removePasskey: action({
    ...mine,
    path: "/api/self/passkeys/:passkeyId",
    method: "DELETE",
    summary: "Remove a passkey of mine",
    body: nothing,
    response: nothing,
  }),
  endSignIn: action({
    ...mine,
    path: "/api/self/sign-ins/:signInId",
    method: "DELETE",
    summary: "Sign me out in one other browser",
    body: nothing,
    response: nothing,
  }),
  endEverySignIn: action({
    ...mine,
    path: "/api/self/sign-ins/end-all",
    summary: "Sign me out everywhere, here too",
    body: nothing,
    response: nothing,
  }),
};
