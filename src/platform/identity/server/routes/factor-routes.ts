import type { Tx } from "../../../database/transaction.ts";
import { invalid, isProblem, notFound, problem, type Problem } from "../../../http/problem.ts";
import type { Routes } from "../../../http/routes.ts";
import type { Instant } from "#kernel/time.ts";
import type { Caller } from "../../caller.ts";
import { pinFault } from "../../pin-rules.ts";
import { selfContract } from "../../self-contract.ts";
import { attempt } from "../attempt.ts";
import { readClinic } from "../clinics.ts";
import type { IdentityDeps } from "../identity-deps.ts";
import { addPasskey, startRegistration, type PasskeyOwner } from "../passkeys.ts";
import { proveFirst } from "../prove-first.ts";
import { renewRecoveryCodes } from "../recovery-codes.ts";
import { removePasskey } from "../remove-passkey.ts";
import type { StaffMember } from "../staff.ts";
import { removePin, setPin } from "../staff-pin.ts";
import { confirmTotp, hasTotp, removeTotp, startTotp } from "../staff-totp.ts";
import { callingStaff } from "./self-routes.ts";

const provenStaff = async (tx: Tx, caller: Caller, at: Instant): Promise<StaffMember | Problem> =>
  (await proveFirst(tx, caller, at)) ?? callingStaff(tx, caller);

const ownerOf = (caller: Caller): PasskeyOwner | undefined =>
  caller.kind === "staff" || caller.kind === "patient" ? { kind: caller.kind, id: caller.personId } : undefined;

const alreadyThere = (): Problem => problem(409, "refused", "Already there", "There is an authenticator app already. Remove it first.");

const pinRoutes = (routes: Routes, deps: IdentityDeps): void => {
  routes.action(selfContract.setPin, async ({ tx, body, caller, at }) => {
    const member = await provenStaff(tx, caller, at);
    if (isProblem(member)) return member;
    const fault = pinFault(body.pin);
    const message = fault === "not-digits" ? "Use 4 to 8 digits." : "Choose digits that are neither all the same nor counted up or down.";
    if (fault !== undefined) return invalid([{ field: "pin", message }]);
    await setPin(tx, deps.keys.pin, member.staff_id, body.pin, at);
    return {};
  });

  routes.action(selfContract.removePin, async ({ tx, caller, at }) => {
    const member = await callingStaff(tx, caller);
    if (isProblem(member)) return member;
    await removePin(tx, member.staff_id, at);
    return {};
  });
};

const totpRoutes = (routes: Routes, deps: IdentityDeps): void => {
  routes.action(selfContract.startTotp, async ({ tx, caller, at }) => {
    const member = await provenStaff(tx, caller, at);
    if (isProblem(member)) return member;
    const clinic = await readClinic(tx);
    const person = { staffId: member.staff_id, label: member.email, issuer: clinic?.name ?? "Kapstone", at };
    return (await startTotp(tx, deps.keys.seal, person)) ?? alreadyThere();
  });

  routes.action(selfContract.confirmTotp, async (call) => {
    const { tx, body, caller, at } = call;
    const member = await provenStaff(tx, caller, at);
    if (isProblem(member)) return member;
    const right = await attempt(deps, { ...call, account: ["second factor", member.staff_id] }, async () =>
      (await confirmTotp(tx, deps.keys.seal, member.staff_id, body.code.replaceAll(/\s/g, ""), at)) ? true : undefined,
    );
    if (isProblem(right)) {
      return right.status === 401
        ? invalid([{ field: "code", message: "This code is not right. Wait for the next one and try it." }])
        : right;
    }
    return { recoveryCodes: [...(await renewRecoveryCodes(tx, member.staff_id, at))] };
  });

  routes.action(selfContract.removeTotp, async ({ tx, caller, at }) => {
    const member = await provenStaff(tx, caller, at);
    if (isProblem(member)) return member;
    await removeTotp(tx, member.staff_id, { kind: "staff", id: member.staff_id }, at);
    return {};
  });

  routes.action(selfContract.renewRecoveryCodes, async ({ tx, caller, at }) => {
    const member = await provenStaff(tx, caller, at);
    if (isProblem(member)) return member;
    if (!(await hasTotp(tx, member.staff_id))) return notFound();
    return { recoveryCodes: [...(await renewRecoveryCodes(tx, member.staff_id, at))] };
  });
};

const ownPasskeyRoutes = (routes: Routes, deps: IdentityDeps): void => {
  routes.action(selfContract.startPasskeyRegistration, async ({ tx, caller, at }) => {
    const owner = ownerOf(caller);
    const clinic = await readClinic(tx);
    if (owner === undefined || clinic === undefined) return notFound();
    const unproven = await proveFirst(tx, caller, at);
    if (unproven !== undefined) return unproven;
    const member = await callingStaff(tx, caller);
    const name = isProblem(member) ? ((await deps.readPatientName(tx, owner.id)) ?? clinic.name) : member.display_name;
    const label = isProblem(member) ? name : member.email;
    return startRegistration(tx, deps, { ...owner, label, name, clinic: clinic.name }, at);
  });

  routes.action(selfContract.addPasskey, async ({ tx, body, caller, at }) => {
    const owner = ownerOf(caller);
    const passkeyId = owner && (await addPasskey(tx, deps, owner, body, at));
    if (passkeyId !== undefined) return { passkeyId };
    return problem(409, "refused", "The passkey was not added", "The browser's answer did not fit, or it took too long. Please try again.");
  });

  routes.action(selfContract.removePasskey, async ({ tx, params, caller, at }) => {
    const owner = ownerOf(caller);
    return owner !== undefined && (await removePasskey(tx, owner, params.passkeyId, at)) ? {} : notFound();
  });
};

/** PIN, authenticator app, recovery codes and passkeys of whoever calls. */
export const factorRoutes = (routes: Routes, deps: IdentityDeps): void => {
  pinRoutes(routes, deps);
  totpRoutes(routes, deps);
  ownPasskeyRoutes(routes, deps);
};
