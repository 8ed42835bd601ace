import type { Uuid } from "#kernel/ids.ts";
import { actorOf } from "#platform/identity/caller.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { parseIdempotencyKey } from "#platform/http/parse.ts";
import { invalid, isProblem, notFound, type Problem } from "#platform/http/problem.ts";
import type { ActionCall, Routes } from "#platform/http/routes.ts";

import { dosingSessionContract } from "../../contract.ts";
import type { SampleBatchAnswer } from "../../contract-samples.ts";
import type { Monitoring } from "./monitoring.ts";
import { takeSamples } from "./take-samples.ts";

const batchReused = invalid([{ field: "Idempotency-Key", message: "This batch id was already used for another session." }]);

type Call = Pick<
  ActionCall<typeof dosingSessionContract.sendSamples>,
  "tx" | "params" | "body" | "caller" | "at" | "request" | "afterCommit"
>;

/** Stores a batch, answers what became of it, and makes facts of what it came to before it answers. */
const takeBatch = async (
  monitoring: Monitoring,
  { tx, params, body, caller, at, request, afterCommit }: Call,
): Promise<SampleBatchAnswer | Problem> => {
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
};

const isOfEpisode = (tx: Tx, { episodeId, sessionId }: { readonly episodeId: Uuid; readonly sessionId: Uuid }) =>
  tx.first(statement`
    select 1 from dosing_session where clinic_id = ${tx.clinicId} and episode_id = ${episodeId} and session_id = ${sessionId}`);

/** Where values come in that nobody types: from a gateway, and from a tablet whose staff charts in this session (BLE-9). */
export const gatewayRoutes = (routes: Routes, monitoring: Monitoring): void => {
  routes.action(dosingSessionContract.sendSamples, (call) => takeBatch(monitoring, call));
  routes.action(dosingSessionContract.chartSamples, async (call) =>
    (await isOfEpisode(call.tx, call.params)) === undefined ? notFound() : takeBatch(monitoring, call),
  );
};
