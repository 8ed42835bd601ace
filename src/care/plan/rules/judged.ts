import { cite } from "#kernel/cite.ts";
import type { Condition, ConditionStatus } from "#kernel/gate.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

/** How a condition stands and why. */
export type Judged = { readonly status: ConditionStatus; readonly reason: string };

export const met = (reason: string): Judged => ({ status: "met", reason });
export const unmet = (reason: string): Judged => ({ status: "unmet", reason });
export const unknown = (reason: string): Judged => ({ status: "unknown", reason });

export const condition = (
  id: string,
  label: string,
  kind: Condition["kind"],
  judged: Judged,
  from: readonly ReferenceId[],
  evidence: string | null = null,
): Condition => ({ id, label, kind, ...judged, evidence, source: cite(from) });
