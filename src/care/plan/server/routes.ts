import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import { notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { planContract } from "../contract.ts";
import { confirmAuthorisation, requestAuthorisation } from "../rules/authorise-dose.ts";
import {
  recordHeight,
  recordMonitoringCheck,
  recordOrganFunction,
  recordWeight,
  reconcileMedicines,
  reviewLastSession,
  setPlan,
} from "../rules/decide.ts";
import type { PlanEvent } from "../rules/events.ts";
import { planStream, type Plan } from "../rules/plan.ts";
import { cancelOrder, signOrder } from "../rules/sign-order.ts";
import { privilegeRoutes } from "./privilege-routes.ts";
import { readOrderFacts, readSigner } from "./read-order-facts.ts";
import { readPlan } from "./read-plan.ts";
import { readLastSession } from "./read-sessions.ts";

const onPlan = (episodeId: Uuid, decide: (plan: Plan, tx: Tx) => Decision<PlanEvent> | Promise<Decision<PlanEvent>>): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: planStream, decide });

/** A decision that goes by the clinic's protocol as it is in force in the transaction that decides. */
const byProtocol = (episodeId: Uuid, decide: (protocol: Protocol) => Decision<PlanEvent>): Execution =>
  onPlan(episodeId, async (_, tx) => decide(await readProtocol(tx)));

const facts = (routes: Routes): void => {
  routes.command(planContract.recordWeight, ({ params, body }) =>
    byProtocol(params.episodeId, (protocol) => recordWeight(body.enteredAs, body.source, protocol)),
  );
  routes.command(planContract.recordHeight, ({ params, body }) =>
    byProtocol(params.episodeId, (protocol) => recordHeight(body.enteredAs, protocol)),
  );
  routes.command(planContract.recordOrganFunction, ({ params, body }) => onPlan(params.episodeId, () => recordOrganFunction(body)));
  routes.command(planContract.reconcileMedicines, ({ params, body }) => onPlan(params.episodeId, () => reconcileMedicines(body)));
  routes.command(planContract.recordMonitoringCheck, ({ params, body }) => onPlan(params.episodeId, () => recordMonitoringCheck(body)));
  routes.command(planContract.setPlan, ({ params, body }) => byProtocol(params.episodeId, (protocol) => setPlan(body, protocol)));
  routes.command(planContract.reviewLastSession, ({ params, body }) =>
    onPlan(params.episodeId, async (_, tx) => reviewLastSession(body, await readLastSession(tx, params.episodeId))),
  );
};

const permissions = (routes: Routes): void => {
  routes.command(planContract.requestAuthorisation, ({ params, body, caller, meta }) =>
    onPlan(params.episodeId, async (plan, tx) => {
      const [signer, protocol] = await Promise.all([readSigner(tx, caller, meta.actor.id), readProtocol(tx)]);
      return requestAuthorisation(plan, { ...body, authorisationId: params.authorisationId }, signer, protocol);
    }),
  );
  routes.command(planContract.confirmAuthorisation, ({ params, caller, meta }) =>
    onPlan(params.episodeId, async (plan, tx) =>
      confirmAuthorisation(plan, params.authorisationId, await readSigner(tx, caller, meta.actor.id), meta),
    ),
  );
  routes.command(planContract.signOrder, ({ params, body, caller, meta }) =>
    onPlan(params.episodeId, async (plan, tx) => {
      const [known, protocol, signer] = await Promise.all([
        readOrderFacts(tx, params.episodeId, plan, meta.now),
        readProtocol(tx),
        readSigner(tx, caller, meta.actor.id),
      ]);
      return signOrder(plan, { ...body, orderId: params.orderId }, { facts: known, signer, protocol, meta });
    }),
  );
  routes.command(planContract.cancelOrder, ({ params, body }) =>
    onPlan(params.episodeId, (plan) => cancelOrder(plan, params.orderId, body.reason)),
  );
};

export const planRoutes = (routes: Routes): void => {
  facts(routes);
  permissions(routes);
  privilegeRoutes(routes);
  routes.read(planContract.readPlan, async ({ tx, params, caller, at }) => {
    const noPerson = "00000000-0000-0000-0000-000000000000";
    return (await readPlan(tx, params.episodeId, await readSigner(tx, caller, noPerson), at)) ?? notFound();
  });
};
