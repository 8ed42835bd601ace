import type { Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";

import type { MonitoringResult } from "./events.ts";
import type { Order, Plan, RecordedWeight, TreatmentPlan } from "./plan.ts";

/** What later stages may know of the plan and its orders. */
export type PlanFacts = {
  readonly plan: TreatmentPlan | null;
  /** The signed order that was neither cancelled nor replaced. */
  readonly activeOrder: Order | null;
  readonly weight: { readonly value: Quantity<"kg">; readonly at: Instant; readonly source: RecordedWeight["source"] } | null;
  readonly reconciledAt: Instant | null;
  readonly monitoringChecked: { readonly at: Instant; readonly result: MonitoringResult } | null;
};

export const planFacts = (state: Plan): PlanFacts => {
  const weight = state.weights.at(-1);
  return {
    plan: state.plan,
    activeOrder: state.orders.findLast((order) => order.ended === null) ?? null,
    weight: weight === undefined ? null : { value: weight.weight, at: weight.at, source: weight.source },
    reconciledAt: state.reconciliation?.at ?? null,
    monitoringChecked: state.monitoring === null ? null : { at: state.monitoring.at, result: state.monitoring.result },
  };
};
