import { cite } from "#kernel/cite.ts";
import type { Condition, ConditionStatus } from "#kernel/gate.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

import { planRuleSources, type PlanRule } from "./data/rule-sources.ts";

/** How a condition stands and why. */
export type Judged = { readonly status: ConditionStatus; readonly reason: string };

export const met = (reason: string): Judged => ({ status: "met", reason });
export const unmet = (reason: string): Judged => ({ status: "unmet", reason });
export const unknown = (reason: string): Judged => ({ status: "unknown", reason });

/** A condition of the ORDER gate. What it rests on stands in the data; `also`: references of the route that it was judged by. */
export const condition = (
  id: PlanRule,
  label: string,
  kind: Condition["kind"],
  judged: Judged,
  { evidence = null, also = [] }: { readonly evidence?: string | null; readonly also?: readonly ReferenceId[] } = {},
): Condition => ({ id, label, kind, ...judged, evidence, source: cite([...planRuleSources[id], ...also]) });
