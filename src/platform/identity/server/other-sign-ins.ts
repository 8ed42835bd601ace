import type { FastifyReply, FastifyRequest } from "fastify";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Tx } from "../../database/transaction.ts";
import { signInLimits } from "../sign-in-limits.ts";
import { readClinic } from "./clinics.ts";
import type { IdentityDeps } from "./identity-deps.ts";
import { secretHash } from "./secret-token.ts";
import { readCookie, readOthersCookie, setOthersCookie, type SignInCookie } from "./sign-in-cookie.ts";
import { endOfSignIn, signInState } from "./sign-in-state.ts";
import { endSignIn, lockSignIn, readSignIn, type SignInRow } from "./sign-ins.ts";
import { pinState } from "./staff-pin.ts";

/** A sign-in that waits on this device, with the credential that the browser holds for it. */
export type OtherSignIn = { readonly row: SignInRow; readonly cookie: SignInCookie };

type Device = { readonly tx: Tx; readonly request: FastifyRequest; readonly at: Instant };

/** The staff sign-ins that wait on this device in the transaction's clinic. Ended ones and people who left are none. */
export const readOtherSignIns = async ({ tx, request, at }: Device): Promise<readonly OtherSignIn[]> => {
  const found: OtherSignIn[] = [];
  for (const cookie of readOthersCookie(request)) {
    if (cookie.clinicId !== tx.clinicId) continue;
    const row = await readSignIn(tx, secretHash(cookie.token));
    if (row === undefined || !row.is_known || row.person_kind !== "staff") continue;
    const state = signInState(row, at);
    if (state === "locked" || state === "active") found.push({ row, cookie });
  }
  return found;
};

/** Only who can come back with a PIN waits here. In the demo nobody has one, and everybody enters by a tap. */
const mayWait = async (deps: Pick<IdentityDeps, "demo">, tx: Tx, row: SignInRow): Promise<boolean> => {
  if (row.person_kind !== "staff" || row.state !== "active") return false;
  return (await pinState(tx, row.person_id)) === "ready" || (deps.demo && (await readClinic(tx))?.isDemo === true);
};

type Handing = Device & {
  readonly reply: FastifyReply;
  /** Whose sign-in this browser held until now; undefined when nobody's. */
  readonly before: SignInRow | undefined;
  /** Who comes, and the waiting sign-in that they open; null when they begin a new one. */
  readonly next: { readonly personId: Uuid; readonly opens: Uuid | null };
};

/**
 * One person leaves this device to another. Who has a PIN waits here, locked, until their sign-in ends by its own clock; anybody else's
 * ends now. A second sign-in of who comes is given up.
 */
export const leaveDevice = async (
  deps: Pick<IdentityDeps, "demo" | "origin">,
  { tx, request, reply, at, before, next }: Handing,
): Promise<void> => {
  const others = await readOtherSignIns({ tx, request, at });
  const current = readCookie(request);
  const waits = before !== undefined && before.person_id !== next.personId && current !== undefined && (await mayWait(deps, tx, before));
  const rest = others.filter(({ row }) => row.person_id !== next.personId && row.person_id !== before?.person_id);
  const stays = [...rest, ...(waits ? [{ row: before, cookie: current }] : [])].slice(-signInLimits.othersOnDevice);
  const goOn = new Set([next.opens, ...stays.map(({ row }) => row.sign_in_id)]);
  const ends = [...others.map(({ row }) => row), ...(before === undefined ? [] : [before])].filter((row) => !goOn.has(row.sign_in_id));
  for (const row of ends) await endSignIn(tx, row.sign_in_id, at);
  for (const { row } of stays) await lockSignIn(tx, row.sign_in_id, at);
  const elsewhere = readOthersCookie(request).filter((cookie) => cookie.clinicId !== tx.clinicId);
  const cookies = [...elsewhere, ...stays.map(({ cookie }) => cookie)].slice(-signInLimits.othersOnDevice);
  setOthersCookie(reply, deps, cookies, endOfSignIn("staff", false, at));
};
