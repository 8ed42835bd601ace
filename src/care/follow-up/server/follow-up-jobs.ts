import type { Uuid } from "#kernel/ids.ts";
import { addJob, removeJob } from "#platform/jobs/add-job.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { FollowUpEvent } from "../rules/events.ts";

export const askTask = "ask-follow-up";
export const remindTask = "remind-follow-up";

/** Keeps the waiting jobs in step with what was planned and cancelled, in the transaction of the command. */
export const keepJobs = async (tx: Tx, episodeId: Uuid, events: readonly FollowUpEvent[]): Promise<void> => {
  await Promise.all(
    events.map(async (event) => {
      if (event.type === "follow-up-scheduled") {
        const { requestId, dueAt } = event;
        await addJob(tx, askTask, { episodeId, requestId }, { runAt: dueAt, jobKey: requestId });
      }
      if (event.type === "follow-up-cancelled") {
        await removeJob(tx, askTask, event.requestId);
        await removeJob(tx, remindTask, event.requestId);
      }
    }),
  );
};
