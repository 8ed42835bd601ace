import type { Instant } from "#kernel/time.ts";

/** Tries that cost nothing, then a wait that doubles up to the longest; forgotten after a quiet time. In seconds. */
export type ThrottlePolicy = {
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
  readonly forgetAfter: number;
};

/** One account: a stranger may slow its owner down to one try in five minutes, and never shut them out. */
export const accountPolicy: ThrottlePolicy = { free: 4, firstWait: 2, longestWait: 300, forgetAfter: 24 * 3600 };

/** One address may serve a whole clinic: more free tries, then a longer wait. */
export const addressPolicy: ThrottlePolicy = { free: 30, firstWait: 2, longestWait: 900, forgetAfter: 6 * 3600 };

/** Mails to one address: three at once, then ever fewer. */
export const mailPolicy: ThrottlePolicy = { free: 2, firstWait: 60, longestWait: 3600, forgetAfter: 24 * 3600 };

export type Tries = { readonly failures: number; readonly lastFailureAt: Instant };

/** Whole seconds to wait before the next try is looked at; 0 when it may be made now. */
export const secondsToWait = (policy: ThrottlePolicy, tries: Tries | undefined, now: Instant): number => {
  if (tries === undefined || tries.failures <= policy.free) return 0;
  const passed = (now.epochMilliseconds - tries.lastFailureAt.epochMilliseconds) / 1000;
  if (passed >= policy.forgetAfter) return 0;
  // The exponent is capped, so that a million failures do not overflow.
  const wait = Math.min(policy.longestWait, policy.firstWait * 2 ** Math.min(30, tries.failures - policy.free - 1));
  return Math.max(0, Math.ceil(wait - passed));
};
