import type { Instant } from "#kernel/time.ts";

import type { Caller, KnownCaller } from "../caller.ts";
import { signInLimits } from "../sign-in-limits.ts";

/**
 * What this process read a moment ago about credentials that were good, so that a burst of requests asks the database once.
 * A change here is felt at once in this process and within `trustReadSeconds` in the others.
 */
export type RecentCallers = {
  readonly find: (credential: string, now: Instant) => Caller | undefined;
  readonly keep: (credential: string, caller: KnownCaller, now: Instant) => void;
  /** Called whenever anything about anybody's sign-in, roles or tokens changes. */
  readonly forgetAll: () => void;
};

const mostKept = 10_000;

export const recentCallers = (): RecentCallers => {
  const kept = new Map<string, { readonly caller: KnownCaller; readonly until: number }>();
  return {
    find: (credential, now) => {
      const found = kept.get(credential);
      if (found === undefined || found.until > now.epochMilliseconds) return found?.caller;
      kept.delete(credential);
      return undefined;
    },
    keep: (credential, caller, now) => {
      if (kept.size >= mostKept) kept.clear();
      kept.set(credential, { caller, until: now.epochMilliseconds + signInLimits.trustReadSeconds * 1000 });
    },
    forgetAll: () => kept.clear(),
  };
};
