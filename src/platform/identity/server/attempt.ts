import type { FastifyReply, FastifyRequest } from "fastify";

import type { Instant } from "#kernel/time.ts";

import type { Tx } from "../../database/transaction.ts";
import { problem, type Problem } from "../../http/problem.ts";
import { accountPolicy, addressPolicy, mailPolicy } from "../throttle-delay.ts";
import type { IdentityDeps } from "./identity-deps.ts";
import { addressOf, clearFailures, countFailure, secondsLeft, takeTurn, throttleKey } from "./throttle.ts";

/** One try to prove something, as it came over HTTP. */
export type Attempt = {
  readonly tx: Tx;
  readonly at: Instant;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** What is counted beside the address: `["password", email]`, `["code", staffId]`. Whether it exists makes no difference. */
  readonly account: readonly [kind: string, subject: string];
};

export const signInFailed = (): Problem =>
  problem(401, "sign-in-failed", "That did not work", "What you gave does not match. Nothing was changed; please check it and try again.");

const tryLater = (reply: FastifyReply, seconds: number): Problem => {
  reply.header("retry-after", String(seconds));
  return problem(
    429,
    "try-later",
    "Please wait a little",
    `There were several tries in a short time. The next one is possible in ${seconds} s.`,
  );
};

/** Memory-hard checks hold a connection and 19 MiB each; beyond this many at once the rest are asked to come back. */
const mostAtOnce = 8;
let underWay = 0;

const withPlace = async <Result>(reply: FastifyReply, work: () => Promise<Result>): Promise<Result | Problem> => {
  if (underWay >= mostAtOnce) return tryLater(reply, 1);
  underWay += 1;
  try {
    return await work();
  } finally {
    underWay -= 1;
  }
};

/**
 * Runs one check of a secret under the throttle: refuses with 429 while the account or the address has to wait, counts a failure
 * on both, forgives the account on success. Unknown accounts are counted and answered like known ones.
 * @param check resolves to undefined when the secret is wrong
 */
export const attempt = <Proven>(
  deps: Pick<IdentityDeps, "keys">,
  { tx, at, request, reply, account }: Attempt,
  check: () => Promise<Proven | undefined>,
): Promise<Proven | Problem> =>
  withPlace(reply, async () => {
    const accountKey = throttleKey(deps.keys.throttle, ...account);
    const addressKey = throttleKey(deps.keys.throttle, "address", addressOf(request.ip));
    if (!(await takeTurn(tx, accountKey))) return tryLater(reply, 1);
    const [account_, address_] = await Promise.all([
      secondsLeft(tx, accountKey, accountPolicy, at),
      secondsLeft(tx, addressKey, addressPolicy, at),
    ]);
    const wait = Math.max(account_, address_);
    if (wait > 0) return tryLater(reply, wait);
    const proven = await check();
    if (proven !== undefined) {
      await clearFailures(tx, accountKey);
      return proven;
    }
    await Promise.all([countFailure(tx, accountKey, accountPolicy, at), countFailure(tx, addressKey, addressPolicy, at)]);
    return signInFailed();
  });

/** Lets a mail be asked for now and then; every asking counts, whether or not anybody has that address. */
export const askForMail = async (
  deps: Pick<IdentityDeps, "keys">,
  { tx, at, request, reply, account }: Attempt,
  send: () => Promise<void>,
): Promise<Problem | undefined> => {
  const accountKey = throttleKey(deps.keys.throttle, ...account);
  const addressKey = throttleKey(deps.keys.throttle, "mail from", addressOf(request.ip));
  if (!(await takeTurn(tx, accountKey))) return tryLater(reply, 1);
  const [account_, address_] = await Promise.all([
    secondsLeft(tx, accountKey, mailPolicy, at),
    secondsLeft(tx, addressKey, addressPolicy, at),
  ]);
  const wait = Math.max(account_, address_);
  if (wait > 0) return tryLater(reply, wait);
  await Promise.all([countFailure(tx, accountKey, mailPolicy, at), countFailure(tx, addressKey, addressPolicy, at)]);
  await send();
  return undefined;
};
