import { isProblem } from "../../../http/problem.ts";
import type { Routes } from "../../../http/routes.ts";
import { signInContract } from "../../sign-in-contract.ts";
import { attempt, signInFailed } from "../attempt.ts";
import { currentSignIn } from "../current-sign-in.ts";
import { enterAsStaff } from "../enter.ts";
import type { IdentityDeps } from "../identity-deps.ts";
import { useRecoveryCode } from "../recovery-codes.ts";
import { setCookie } from "../sign-in-cookie.ts";
import { completeSignIn } from "../sign-ins.ts";
import { staffByPassword } from "../staff-password.ts";
import { renewPinTries } from "../staff-pin.ts";
import { isTotpOf } from "../staff-totp.ts";

/** Mail address and password, then the second factor. */
export const passwordRoutes = (routes: Routes, deps: IdentityDeps): void => {
  routes.action(signInContract.signInByPassword, async (call) => {
    const { tx, body } = call;
    const staffId = await attempt(deps, { ...call, account: ["password", body.email] }, () =>
      staffByPassword(tx, body.email, body.password),
    );
    if (isProblem(staffId)) return staffId;
    await renewPinTries(tx, staffId);
    return enterAsStaff(deps, call, staffId, "password");
  });

  routes.action(signInContract.giveSecondFactor, async (call) => {
    const { tx, body, request, reply, at } = call;
    const current = await currentSignIn(tx, request, at);
    if (current === undefined || current.state !== "second-factor") return signInFailed();
    const { sign_in_id: signInId, person_id: staffId, expires_at: expiresAt } = current.row;
    const proven = await attempt(deps, { ...call, account: ["second factor", staffId] }, async () => {
      const right =
        "code" in body
          ? await isTotpOf(tx, deps.keys.seal, staffId, body.code.replaceAll(/\s/g, ""), at)
          : await useRecoveryCode(tx, staffId, body.recoveryCode, at);
      return right ? true : undefined;
    });
    if (isProblem(proven)) return proven;
    const { token } = await completeSignIn(tx, signInId, at);
    setCookie(reply, deps, { clinicId: tx.clinicId, token }, expiresAt);
    deps.recentCallers.forgetAll();
    return {};
  });
};
