import { createHmac } from "node:crypto";

import { plusMinutes, type Instant } from "#kernel/time.ts";

import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";
import { secondsToWait, type ThrottlePolicy, type Tries } from "../throttle-delay.ts";
import { identityTables } from "./identity-tables.ts";

/** What is counted: an account, an address, a sign-in. Its row carries a keyed hash alone. */
export type ThrottleKey = Buffer;

export const throttleKey = (key: Buffer, kind: string, subject: string): ThrottleKey =>
  createHmac("sha256", key).update(`${kind}\n${subject.trim().toLowerCase()}`).digest();

/** An IPv6 customer has a whole /64; an IPv4 one a single address. */
export const addressOf = (ip: string): string => {
  if (!ip.includes(":") || ip.startsWith("::ffff:")) return ip.replace("::ffff:", "");
  const [front = "", back] = ip.split("::");
  const groups = front.split(":").filter((group) => group !== "");
  const missing = back === undefined ? 0 : 8 - groups.length - back.split(":").filter((group) => group !== "").length;
  const all = [...groups, ...Array.from({ length: missing }, () => "0"), ...(back ?? "").split(":")];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
};

/**
 * Takes the turn of a key until the transaction ends, without waiting. @returns false when somebody tries the same account at this
 * moment: tries at once must not get past the count, and must not hold connections while they wait either.
 */
export const takeTurn = async (tx: Tx, key: ThrottleKey): Promise<boolean> => {
  const row = await tx.first(
    statement<{ taken: boolean }>`select pg_try_advisory_xact_lock(${key.readInt32BE(0)}, ${key.readInt32BE(4)}) as taken`,
  );
  return row?.taken === true;
};

export const secondsLeft = async (tx: Tx, key: ThrottleKey, policy: ThrottlePolicy, now: Instant): Promise<number> => {
  const row = await tx.first(
    identityTables
      .selectFrom("throttle")
      .select(["failures", "last_failure_at as lastFailureAt"])
      .where("clinic_id", "=", tx.clinicId)
      .where("key", "=", key),
  );
  const tries: Tries | undefined = row;
  return secondsToWait(policy, tries, now);
};

export const countFailure = async (tx: Tx, key: ThrottleKey, policy: ThrottlePolicy, now: Instant): Promise<void> => {
  const forgotten = plusMinutes(now, -policy.forgetAfter / 60);
  await tx.all(statement`
    insert into throttle as t (clinic_id, key, failures, last_failure_at)
    select clinic_id, ${key}, 1, ${now} from clinic where clinic_id = ${tx.clinicId}
    on conflict (clinic_id, key) do update set
      failures = case when t.last_failure_at < ${forgotten} then 1 else least(t.failures + 1, 1000000) end,
      last_failure_at = excluded.last_failure_at`);
};

export const clearFailures = async (tx: Tx, key: ThrottleKey): Promise<void> => {
  await tx.all(identityTables.deleteFrom("throttle").where("clinic_id", "=", tx.clinicId).where("key", "=", key));
};
