import * as z from "zod/mini";

import { command } from "#platform/http/contract.ts";
import { id, words } from "#platform/http/schema.ts";

import { deviceKinds } from "./rules/stored-device.ts";

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
};
