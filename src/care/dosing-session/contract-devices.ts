import * as z from "zod/mini";

import { action, command } from "#platform/http/contract.ts";
import { id, instant, words } from "#platform/http/schema.ts";

import { sampleBatch, sampleBatchAnswer } from "./contract-samples.ts";
import { deviceKinds } from "./rules/stored-device.ts";
import { streamedParameters } from "./rules/streamed-point.ts";

const at = "/api/episodes/:episodeId/dosing-sessions/:sessionId";

/** Which devices measure the patient of a session, and since when. */
export const devicesContract = {
  attachDevice: command({
    path: `${at}/attach-device`,
    summary: "Attach a device to the session: it measures this patient from now on",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ attachmentId: id, deviceId: words(100), kind: z.enum(deviceKinds), name: words(100) }),
  }),
  detachDevice: command({
    path: `${at}/detach-device`,
    summary: "Detach a device from the session",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ attachmentId: id }),
  }),
  raiseStreamAlarm: command({
    path: `${at}/raise-stream-alarm`,
    summary: "Raise an alarm that a tablet found in what its own device streams",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ rule: words(100), value: z.number(), at: instant, from: instant, to: instant }),
  }),
  reportLostSignal: command({
    path: `${at}/report-lost-signal`,
    summary: "Raise that a tablet's own device sends no valid value any more",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ parameter: z.enum(streamedParameters), since: instant }),
  }),
  chartSamples: action({
    path: `${at}/chart-samples`,
    summary: "Take in a batch of values that a device sends to a tablet (Idempotency-Key: the batch)",
    permission: "session.chart",
    chart: "episode",
    body: sampleBatch,
    response: sampleBatchAnswer,
  }),
};
