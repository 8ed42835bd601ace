import * as z from "zod/mini";

import { matchEntry } from "#care/devices/server/settle-inbox.ts";
import { readDevice } from "#care/devices/server/read-devices.ts";
import { takeSamplesOfDevice } from "#care/devices/server/take-samples-of-device.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { parseIdempotencyKey } from "#platform/http/parse.ts";
import { isProblem, notAllowed, notFound, refused } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";
import { actorOf } from "#platform/identity/caller.ts";

import { deviceSamplesContract as contract } from "../../contract-device-samples.ts";
import type { Monitoring } from "./monitoring.ts";
import { sessionSide } from "./session-side.ts";

const storedAnswer = z.object({
  accepted: z.number(),
  noSignal: z.number(),
  duplicates: z.number(),
  implausible: z.number(),
  waiting: z.number(),
});
type StoredAnswer = z.output<typeof storedAnswer>;

/** Undefined: this batch is new, and whoever sends it at the same time waits until it is answered. */
const knownAnswer = async (tx: Tx, batchId: Uuid, deviceId: Uuid, at: Instant): Promise<StoredAnswer | undefined> => {
  const fresh = await tx.first(statement`
    insert into device_message (clinic_id, message_id, protocol, received_at, sender, control_id, outcome)
    values (${tx.clinicId}, ${batchId}, 'gateway', ${at}, ${deviceId}, '', '{}'::jsonb) on conflict do nothing returning message_id`);
  if (fresh !== undefined) return undefined;
  const row = await tx.first(statement<{ outcome: unknown }>`
    select outcome from device_message where clinic_id = ${tx.clinicId} and message_id = ${batchId}`);
  return z.parse(storedAnswer, row?.outcome);
};

const keepAnswer = (tx: Tx, batchId: Uuid, answer: StoredAnswer) =>
  tx.all(statement`
    update device_message set outcome = ${JSON.stringify(answer)}::jsonb where clinic_id = ${tx.clinicId} and message_id = ${batchId}`);

const isOfEpisode = async (tx: Tx, { episodeId, sessionId }: { readonly episodeId: Uuid; readonly sessionId: Uuid }): Promise<boolean> =>
  (await tx.first(statement`
    select from dosing_session where clinic_id = ${tx.clinicId} and session_id = ${sessionId} and episode_id = ${episodeId}`)) !==
  undefined;

/** Samples of a device of the directory, and what waited in its inbox. */
export const deviceSamplesRoutes = (routes: Routes, monitoring: Monitoring): void => {
  const side = sessionSide(monitoring);

  routes.action(contract.sendDeviceSamples, async ({ tx, params, body, caller, at, request, afterCommit }) => {
    const batchId = parseIdempotencyKey(request);
    if (isProblem(batchId)) return batchId;
    const device = await readDevice(tx, params.deviceId);
    if (device === undefined || !device.active) return notFound();
    const known = await knownAnswer(tx, batchId, device.deviceId, at);
    if (known !== undefined) return { batchId, ...known, repeated: true };
    const samples = body.samples.map(({ deviceAt, ...sample }) => ({ ...sample, deviceAt: deviceAt ?? null }));
    const named = { equipment: device.deviceId, location: "", senders: [] };
    const batch = { messageId: batchId, device, samples, receivedAt: at, actor: actorOf(caller, batchId), named, patient: "" };
    const taken = await takeSamplesOfDevice(tx, side, batch);
    const answer = { ...taken.counts, waiting: taken.waiting };
    await keepAnswer(tx, batchId, answer);
    for (const work of taken.afterCommit) afterCommit(work);
    return { batchId, ...answer, repeated: false };
  });

  routes.action(contract.takeFromInbox, async ({ tx, params, body, caller, at, afterCommit }) => {
    if (caller.kind !== "staff") return notAllowed();
    if (!(await isOfEpisode(tx, params))) return notFound();
    const { entryId, reason } = body;
    const settling = { entryId, by: caller.personId, at, reason, sessionId: params.sessionId, actor: actorOf(caller, entryId) };
    const matched = await matchEntry(tx, side, settling);
    if ("rule" in matched) return refused(matched);
    for (const work of matched.afterCommit) afterCommit(work);
    return {};
  });
};
