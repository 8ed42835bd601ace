import type { FastifyRequest } from "fastify";

import type { Instant } from "#kernel/time.ts";

import type { Tx } from "../../database/transaction.ts";
import { secretHash } from "./secret-token.ts";
import { readCookie } from "./sign-in-cookie.ts";
import { signInState } from "./sign-in-state.ts";
import { readSignIn, type SignInRow } from "./sign-ins.ts";

/** The sign-in of this browser in the transaction's clinic, open or waiting; undefined when there is none or it has ended. */
export const currentSignIn = async (
  tx: Tx,
  request: FastifyRequest,
  at: Instant,
): Promise<{ readonly row: SignInRow; readonly state: "locked" | "second-factor" | "active" } | undefined> => {
  const cookie = readCookie(request);
  if (cookie === undefined || cookie.clinicId !== tx.clinicId) return undefined;
  const row = await readSignIn(tx, secretHash(cookie.token));
  if (row === undefined || !row.is_known) return undefined;
  const state = signInState(row, at);
  return state === "ended" ? undefined : { row, state };
};
