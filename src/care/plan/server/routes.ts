import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import { notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { planContract } from "../contract.ts";
import { cancelOrder, reconcileMedicines, recordMonitoringCheck, recordWeight, setPlan, signOrder } from "../rules/decide.ts";
import type { PlanEvent } from "../rules/events.ts";
import { planStream, type Plan } from "../rules/plan.ts";
import { readOrderFacts, signerOf } from "./read-order-facts.ts";
import { readPlan } from "./read-plan.ts";

const onPlan = (episodeId: Uuid, decide: (plan: Plan, tx: Tx) => Decision<PlanEvent> | Promise<Decision<PlanEvent>>): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: planStream, decide });

export const planRoutes = (routes: Routes): void => {
  routes.command(planContract.recordWeight, ({ params, body }) =>
    onPlan(params.episodeId, () => recordWeight(body.enteredAs, body.source)),
  );
  routes.command(planContract.reconcileMedicines, ({ params, body }) => onPlan(params.episodeId, () => reconcileMedicines(body)));
  routes.command(planContract.recordMonitoringCheck, ({ params, body }) => onPlan(params.episodeId, () => recordMonitoringCheck(body)));
  routes.command(planContract.setPlan, ({ params, body }) => onPlan(params.episodeId, () => setPlan(body)));
  routes.command(planContract.signOrder, ({ params, body, caller, meta }) =>
    onPlan(params.episodeId, async (plan, tx) => {
      const facts = await readOrderFacts(tx, params.episodeId, plan);
      return signOrder(plan, { ...body, orderId: params.orderId }, facts, signerOf(caller, meta.actor.id), meta);
    }),
  );
  routes.command(planContract.cancelOrder, ({ params, body }) =>
    onPlan(params.episodeId, (plan) => cancelOrder(plan, params.orderId, body.reason)),
  );
  routes.read(planContract.readPlan, async ({ tx, params, caller }) => {
    const noPerson = "00000000-0000-0000-0000-000000000000";
    return (await readPlan(tx, params.episodeId, signerOf(caller, noPerson))) ?? notFound();
  });
};
