import { actorOf } from "#platform/identity/caller.ts";
import { parseIdempotencyKey } from "#platform/http/parse.ts";
import { invalid, isProblem, notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { dosingSessionContract } from "../../contract.ts";
import type { Monitoring } from "./monitoring.ts";
import { takeSamples } from "./take-samples.ts";

const batchReused = invalid([{ field: "Idempotency-Key", message: "This batch id was already used for another session." }]);

/** The gateway's route: stores a batch, answers what became of it, and makes facts of what it came to before it answers. */
export const gatewayRoutes = (routes: Routes, monitoring: Monitoring): void => {
  routes.action(dosingSessionContract.sendSamples, async ({ tx, params, body, caller, at, request, afterCommit }) => {
    const batchId = parseIdempotencyKey(request);
    if (isProblem(batchId)) return batchId;
    const { sessionId } = params;
    const taken = await takeSamples(tx, { sessionId, batchId, batch: body, receivedAt: at }, monitoring.feedOf(sessionId));
    if (taken === "no-session") return notFound();
    if (taken === "other-session") return batchReused;
    const { feed, transitions, answer } = taken;
    const place = {
      clinicId: tx.clinicId,
      episodeId: feed.session.episodeId,
      sessionId,
      actor: actorOf(caller, batchId),
      receivedAt: at,
      deviceId: body.deviceId,
      simulated: body.simulated,
    };
    afterCommit(async () => {
      monitoring.remember(sessionId, feed);
      monitoring.log.onAppended(tx.clinicId);
      if (transitions.length > 0) await monitoring.record(place, transitions);
    });
    return answer;
  });
};
