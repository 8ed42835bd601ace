import type { Tx } from "../../../database/transaction.ts";
import { invalid, isProblem, notFound, type Problem } from "../../../http/problem.ts";
import type { Routes } from "../../../http/routes.ts";
import type { Caller } from "../../caller.ts";
import { selfContract, type Security } from "../../self-contract.ts";
import { attempt } from "../attempt.ts";
import type { IdentityDeps } from "../identity-deps.ts";
import { identityTables } from "../identity-tables.ts";
import { newPasswordProblem } from "../new-password-problem.ts";
import { readPasskeysOf } from "../passkeys.ts";
import { recoveryCodesLeft } from "../recovery-codes.ts";
import { clearCookie } from "../sign-in-cookie.ts";
import { endSignIn, endSignInsOf, readSignInsOf } from "../sign-ins.ts";
import { readStaffMember, type StaffMember } from "../staff.ts";
import { isPasswordOf, setPassword } from "../staff-password.ts";
import { pinState } from "../staff-pin.ts";
import { hasTotp } from "../staff-totp.ts";

/** The staff member who calls; patients have no password, PIN or authenticator app. */
export const callingStaff = async (tx: Tx, caller: Caller): Promise<StaffMember | Problem> =>
  (caller.kind === "staff" ? await readStaffMember(tx, caller.personId) : undefined) ?? notFound();

const staffSecurity = async (tx: Tx, member: StaffMember): Promise<Security["staff"]> => {
  const staffId = member.staff_id;
  const [password, pin, totp, left] = await Promise.all([
    tx.first(
      identityTables.selectFrom("staff_password").select("staff_id").where("clinic_id", "=", tx.clinicId).where("staff_id", "=", staffId),
    ),
    pinState(tx, staffId),
    hasTotp(tx, staffId),
    recoveryCodesLeft(tx, staffId),
  ]);
  return { email: member.email, hasPassword: password !== undefined, pin, totp, recoveryCodesLeft: left };
};

const passwordChange = (routes: Routes, deps: IdentityDeps): void =>
  routes.action(selfContract.changePassword, async (call) => {
    const { tx, body, caller, at } = call;
    const member = await callingStaff(tx, caller);
    if (isProblem(member)) return member;
    const staffId = member.staff_id;
    const fault = newPasswordProblem(body.password, [member.display_name, member.email]);
    if (fault !== undefined) return fault;
    const known = await staffSecurity(tx, member);
    if (known?.hasPassword === true) {
      const proven = await attempt(deps, { ...call, account: ["password", member.email] }, async () =>
        (await isPasswordOf(tx, staffId, body.current)) ? true : undefined,
      );
      if (isProblem(proven)) return proven.status === 401 ? invalid([{ field: "current", message: "This is not your password." }]) : proven;
    }
    await setPassword(tx, staffId, body.password, { kind: "staff", id: staffId }, at);
    await endSignInsOf(tx, staffId, at, caller.kind === "staff" ? caller.signInId : undefined);
    deps.recentCallers.forgetAll();
    return {};
  });

/** What everybody may do for themselves: see how they sign in, change the password, end sign-ins. */
export const selfRoutes = (routes: Routes, deps: IdentityDeps): void => {
  routes.read(selfContract.readSecurity, async ({ tx, caller, at }) => {
    if (caller.kind !== "staff" && caller.kind !== "patient") return notFound();
    const [member, passkeys, signIns] = await Promise.all([
      caller.kind === "staff" ? readStaffMember(tx, caller.personId) : undefined,
      readPasskeysOf(tx, caller.personId),
      readSignInsOf(tx, caller.personId, at),
    ]);
    return {
      staff: member === undefined ? null : await staffSecurity(tx, member),
      passkeys: passkeys.map((one) => ({
        passkeyId: one.passkey_id,
        name: one.name,
        createdAt: one.created_at,
        lastUsedAt: one.last_used_at,
      })),
      signIns: signIns.map((one) => ({
        signInId: one.sign_in_id,
        isThis: one.sign_in_id === caller.signInId,
        method: one.method,
        userAgent: one.user_agent,
        startedAt: one.started_at,
        lastSeenAt: one.last_seen_at,
      })),
    };
  });

  passwordChange(routes, deps);

  routes.action(selfContract.endSignIn, async ({ tx, params, caller, at }) => {
    if (caller.kind !== "staff" && caller.kind !== "patient") return notFound();
    const mine = await readSignInsOf(tx, caller.personId, at);
    if (!mine.some((one) => one.sign_in_id === params.signInId)) return notFound();
    await endSignIn(tx, params.signInId, at);
    deps.recentCallers.forgetAll();
    return {};
  });

  routes.action(selfContract.endEverySignIn, async ({ tx, caller, reply, at }) => {
    if (caller.kind !== "staff" && caller.kind !== "patient") return notFound();
    await endSignInsOf(tx, caller.personId, at);
    clearCookie(reply, deps);
    deps.recentCallers.forgetAll();
    return {};
  });
};
