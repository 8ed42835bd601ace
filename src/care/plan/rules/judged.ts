import type { ConditionStatus } from "#kernel/gate.ts";

/** How a condition stands and why. */
export type Judged = { readonly status: ConditionStatus; readonly reason: string };
