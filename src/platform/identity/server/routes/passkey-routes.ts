import { isProblem, notFound } from "../../../http/problem.ts";
import type { Routes } from "../../../http/routes.ts";
import { signInContract } from "../../sign-in-contract.ts";
import { attempt, signInFailed } from "../attempt.ts";
import { readClinic } from "../clinics.ts";
import { currentSignIn } from "../current-sign-in.ts";
import { enter } from "../enter.ts";
import type { IdentityDeps } from "../identity-deps.ts";
import { startUse, usePasskey } from "../passkeys.ts";
import { readStaffMember } from "../staff.ts";
import { renewPinTries } from "../staff-pin.ts";

/** Signing in with a passkey: it is both factors, because it asks for a finger, a face or the device's PIN. */
export const passkeyRoutes = (routes: Routes, deps: IdentityDeps): void => {
  routes.action(signInContract.startPasskey, async ({ tx, body, request, at }) => {
    if ((await readClinic(tx)) === undefined) return notFound();
    if (!body.toUnlock) return startUse(tx, deps, null, at);
    const current = await currentSignIn(tx, request, at);
    return current === undefined || current.state === "second-factor" ? signInFailed() : startUse(tx, deps, current.row.person_id, at);
  });

  routes.action(signInContract.signInByPasskey, async (call) => {
    const { tx, body, at } = call;
    const owner = await attempt(deps, { ...call, account: ["passkey", body.response.id] }, async () => {
      const found = await usePasskey(tx, deps, null, body, at);
      if (found?.kind !== "staff") return found;
      return (await readStaffMember(tx, found.id))?.active === true ? found : undefined;
    });
    if (isProblem(owner)) return owner;
    if (owner.kind === "staff") await renewPinTries(tx, owner.id);
    await enter(deps, call, { personKind: owner.kind, personId: owner.id, method: "passkey" });
    return {};
  });
};
