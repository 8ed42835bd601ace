import { isProblem } from "../../../http/problem.ts";
import type { Routes } from "../../../http/routes.ts";
import { signInContract } from "../../sign-in-contract.ts";
import { attempt, signInFailed } from "../attempt.ts";
import { currentSignIn } from "../current-sign-in.ts";
import type { IdentityDeps } from "../identity-deps.ts";
import { usePasskey } from "../passkeys.ts";
import { clearCookie } from "../sign-in-cookie.ts";
import { endSignIn, lockSignIn, touchSignIn, unlockSignIn } from "../sign-ins.ts";
import { isPasswordOf } from "../staff-password.ts";
import { isPinOf, renewPinTries } from "../staff-pin.ts";

/** Locking, going on, leaving. Public, because a locked browser permits nothing: the cookie and the proof decide. */
export const lockRoutes = (routes: Routes, deps: IdentityDeps): void => {
  routes.action(signInContract.unlock, async (call) => {
    const { tx, body, request, at } = call;
    const current = await currentSignIn(tx, request, at);
    if (current === undefined || current.state === "second-factor") return signInFailed();
    const { sign_in_id: signInId, person_id: personId, person_kind: kind } = current.row;
    // Counted by sign-in: a stranger who fails elsewhere must not keep a nurse from her tablet.
    const proven = await attempt(deps, { ...call, account: ["unlock", signInId] }, async () => {
      if (body.by === "passkey") return (await usePasskey(tx, deps, personId, body, at)) === undefined ? undefined : "full";
      if (kind !== "staff") return undefined;
      if (body.by === "pin") return (await isPinOf(tx, deps.keys.pin, personId, body.pin)) ? "pin" : undefined;
      return (await isPasswordOf(tx, personId, body.password)) ? "full" : undefined;
    });
    if (isProblem(proven)) return proven;
    if (proven === "full" && kind === "staff") await renewPinTries(tx, personId);
    await unlockSignIn(tx, signInId, at, proven === "full" ? "full" : "pin");
    deps.recentCallers.forgetAll();
    return {};
  });

  routes.action(signInContract.lock, async ({ tx, request, at }) => {
    const current = await currentSignIn(tx, request, at);
    if (current?.state === "active") await lockSignIn(tx, current.row.sign_in_id, at);
    deps.recentCallers.forgetAll();
    return {};
  });

  routes.action(signInContract.stayHere, async ({ tx, caller, at }) => {
    if (caller.kind === "staff" || caller.kind === "patient") await touchSignIn(tx, caller.signInId, at);
    return {};
  });

  routes.action(signInContract.signOut, async ({ tx, request, reply, at }) => {
    const current = await currentSignIn(tx, request, at);
    if (current !== undefined) await endSignIn(tx, current.row.sign_in_id, at);
    clearCookie(reply, deps);
    deps.recentCallers.forgetAll();
    return {};
  });
};
