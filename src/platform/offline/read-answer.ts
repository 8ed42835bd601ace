import * as z from "zod/mini";

import { commandAnswer } from "../http/contract.ts";
import { refusedProblem, type RefusedProblem } from "./entry.ts";

/** What became of one try to send a command. */
export type Answer =
  | { readonly kind: "acknowledged"; readonly version: number }
  | { readonly kind: "refused"; readonly problem: RefusedProblem }
  | { readonly kind: "not-signed-in" }
  /** The server was reached and could not: a fault, or too much at once. */
  | { readonly kind: "failed" }
  /** No answer, or one that did not come from Kapstone. */
  | { readonly kind: "unreachable" };

const isOurs = (problem: RefusedProblem): boolean => problem.type.startsWith("/problems/");

const comesLater = new Set([408, 425, 429]);

/** Reads an HTTP answer that is no success. */
export const readRefusal = (status: number, body: unknown): Exclude<Answer, { readonly kind: "acknowledged" }> => {
  if (status >= 500 || comesLater.has(status)) return { kind: "failed" };
  const problem = z.safeParse(refusedProblem, body);
  if (!problem.success || !isOurs(problem.data)) return { kind: "unreachable" };
  return status === 401 ? { kind: "not-signed-in" } : { kind: "refused", problem: problem.data };
};

/**
 * Reads an HTTP answer to a command. Only what Kapstone itself said counts: a hotel's sign-in page with status 200, or a proxy's 403,
 * is no acknowledgement and no refusal, and the command is sent again.
 */
export const readAnswer = (status: number, body: unknown): Answer => {
  if (status < 200 || status >= 300) return readRefusal(status, body);
  const taken = z.safeParse(commandAnswer, body);
  return taken.success ? { kind: "acknowledged", version: taken.data.version } : { kind: "unreachable" };
};
