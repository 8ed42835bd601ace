import { read, send } from "#platform/http/browser/client.ts";

import { dosingSessionContract } from "../../contract.ts";
import type { NotHeard } from "./connection-history.ts";

/** Notes in the record of every session that ran meanwhile that screens did not hear (LOSS-3). What fails is on this device's own list. */
export const noteNotHeard = async ({ from, until }: NotHeard): Promise<void> => {
  const { sessions } = await read(dosingSessionContract.readBoard, { params: {}, background: true });
  const ran = sessions.filter(({ status, openedAt }) => status === "open" && Temporal.Instant.compare(openedAt, until) < 0);
  const body = { from: from.toString(), until: until.toString() };
  for (const { episodeId, sessionId } of ran) {
    await send(dosingSessionContract.noteInterruption, { params: { episodeId, sessionId }, body }).catch(() => undefined);
  }
};
