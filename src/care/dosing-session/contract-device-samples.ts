import * as z from "zod/mini";

import { matchBody } from "#care/devices/contract.ts";
import { action, nothing } from "#platform/http/contract.ts";

import { sampleBatchAnswer, sentSample } from "./contract-samples.ts";

/** A batch of one device of the directory; the device says by itself whether it is a simulator. */
const deviceBatch = z.object({ samples: z.array(sentSample).check(z.minLength(1), z.maxLength(1_000)) });

/** Samples by device instead of by session, and what waited for a person. */
export const deviceSamplesContract = {
  sendDeviceSamples: action({
    path: "/api/gateway/devices/:deviceId/samples",
    summary: "Samples of a device of the directory, to the session that it is attached to, or to the inbox; carries an Idempotency-Key",
    permission: "vitals.ingest",
    chart: "none",
    body: deviceBatch,
    /** `waiting`: samples in the inbox; the five add up to those that were sent, but for waiting samples without a value. */
    response: z.extend(sampleBatchAnswer, { waiting: z.number() }),
  }),
  takeFromInbox: action({
    path: "/api/episodes/:episodeId/dosing-sessions/:sessionId/take-from-inbox",
    summary: "Take values that waited in the inbox of devices into this session, at their own times",
    permission: "session.chart",
    chart: "episode",
    body: matchBody,
    response: nothing,
  }),
};
