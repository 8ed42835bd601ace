import type { Uuid } from "#kernel/ids.ts";
import { actorOf } from "#platform/identity/caller.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { parseIdempotencyKey } from "#platform/http/parse.ts";
import { invalid, isProblem, notFound, type Problem } from "#platform/http/problem.ts";
import type { GatheredCall, Routes } from "#platform/http/routes.ts";

import { dosingSessionContract } from "../../contract.ts";
import type { SampleBatchAnswer } from "../../contract-samples.ts";
import { openIntake, type Intake } from "./intake.ts";
import type { Monitoring } from "./monitoring.ts";

const batchReused = invalid([{ field: "Idempotency-Key", message: "This batch id was already used for another session." }]);

type Call = Pick<
  GatheredCall<typeof dosingSessionContract.sendSamples>,
  "clinicId" | "params" | "body" | "caller" | "at" | "request" | "admit"
>;

/** Stores a batch, answers what became of it, and makes facts of what it came to before it answers. */
const takeBatch = async (monitoring: Monitoring, intake: Intake, call: Call): Promise<SampleBatchAnswer | Problem> => {
  const { clinicId, body, caller, at, request, admit } = call;
  const batchId = parseIdempotencyKey(request);
  if (isProblem(batchId)) return batchId;
  // As the database writes it: what goes together is told apart by it.
  const sessionId = call.params.sessionId.toLowerCase();
  const taken = await intake(clinicId, { sessionId, batchId, batch: body, receivedAt: at, admit });
  if (taken === "no-session") return notFound();
  if (taken === "other-session") return batchReused;
  const { feed, transitions, answer } = taken;
  const place = {
    clinicId,
    episodeId: feed.session.episodeId,
    sessionId,
    actor: actorOf(caller, batchId),
    receivedAt: at,
    deviceId: body.deviceId,
    simulated: body.simulated,
  };
  if (transitions.length > 0) await monitoring.record(place, transitions);
  return answer;
};

const isOfEpisode = async (tx: Tx, { episodeId, sessionId }: { readonly episodeId: Uuid; readonly sessionId: Uuid }): Promise<boolean> =>
  (await tx.first(statement`
    select 1 from dosing_session where clinic_id = ${tx.clinicId} and episode_id = ${episodeId} and session_id = ${sessionId}`)) !==
  undefined;

/** Where values come in that nobody types: from a gateway, and from a tablet whose staff charts in this session (BLE-9). */
export const gatewayRoutes = (routes: Routes, monitoring: Monitoring): void => {
  const intake = openIntake(monitoring);
  routes.gathered(dosingSessionContract.sendSamples, (call) => takeBatch(monitoring, intake, call));
  routes.gathered(dosingSessionContract.chartSamples, (call) => {
    const admit = async (tx: Tx): Promise<boolean> => (await Promise.all([call.admit(tx), isOfEpisode(tx, call.params)])).every(Boolean);
    return takeBatch(monitoring, intake, { ...call, admit });
  });
};
