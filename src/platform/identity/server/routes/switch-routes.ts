import type { FastifyRequest } from "fastify";

import { inClinic } from "../../../database/transaction.ts";
import { isProblem } from "../../../http/problem.ts";
import type { Routes } from "../../../http/routes.ts";
import { switchContract, type OtherPerson } from "../../switch-contract.ts";
import { attempt, signInFailed } from "../attempt.ts";
import { currentSignIn } from "../current-sign-in.ts";
import type { IdentityDeps } from "../identity-deps.ts";
import { openRead, type OpenApp } from "../open-read.ts";
import { leaveDevice, readOtherSignIns } from "../other-sign-ins.ts";
import { readCookie, readOthersCookie, setCookie } from "../sign-in-cookie.ts";
import { unlockSignIn } from "../sign-ins.ts";
import { isPinOf, pinState } from "../staff-pin.ts";
import { readStaffMember } from "../staff.ts";

/** The clinic of whoever is signed in here, else of those who wait. */
const readOthers = async (deps: IdentityDeps, request: FastifyRequest): Promise<readonly OtherPerson[]> => {
  const [first] = readOthersCookie(request);
  const clinicId = readCookie(request)?.clinicId ?? first?.clinicId;
  if (first === undefined || clinicId === undefined) return [];
  return inClinic(deps.database, clinicId, async (tx) => {
    const others = await readOtherSignIns({ tx, request, at: deps.now() });
    const people = others.map(async ({ row }): Promise<OtherPerson> => {
      const name = (await readStaffMember(tx, row.person_id))?.display_name ?? "";
      const pin = await pinState(tx, row.person_id);
      return { signInId: row.sign_in_id, personId: row.person_id, name, pin, endsAt: row.expires_at };
    });
    return Promise.all(people);
  });
};

/**
 * Handing a shared tablet from one person to the next with a PIN. The PIN opens a sign-in that this browser already holds, locked, and
 * never begins one: whoever did not sign in fully on this device, or whose twelve hours are over, has none here.
 */
export const switchRoutes = (open: OpenApp, routes: Routes, deps: IdentityDeps): void => {
  openRead(open, switchContract.readOthers, async (request) => ({ people: [...(await readOthers(deps, request))] }));

  routes.action(switchContract.switchPerson, async (call) => {
    const { tx, body, request, reply, at } = call;
    const wanted = (await readOtherSignIns(call)).find(({ row }) => row.sign_in_id === body.signInId);
    if (wanted === undefined) return signInFailed();
    const { sign_in_id: signInId, person_id: personId, expires_at: expiresAt } = wanted.row;
    // Counted as opening the lock is, so that the two together are not tried more often than one.
    const proven = await attempt(deps, { ...call, account: ["unlock", signInId] }, async () =>
      (await isPinOf(tx, deps.keys.pin, personId, body.pin)) ? true : undefined,
    );
    if (isProblem(proven)) return proven;
    const before = (await currentSignIn(tx, request, at))?.row;
    await leaveDevice(deps, { tx, request, reply, at, before, next: { personId, opens: signInId } });
    await unlockSignIn(tx, signInId, at, "pin");
    setCookie(reply, deps, wanted.cookie, expiresAt);
    deps.recentCallers.forgetAll();
    return {};
  });
};
