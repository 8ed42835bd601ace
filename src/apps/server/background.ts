import type { Monitoring } from "#care/dosing-session/server/monitor/monitoring.ts";
import { makeSamplePartitions } from "#care/dosing-session/server/monitor/make-sample-partitions.ts";
import { sweepSessions } from "#care/dosing-session/server/monitor/sweep.ts";
import { runScenarios } from "#care/dosing-session/server/training/run-scenarios.ts";
import { followUpTasks } from "#care/follow-up/server/follow-up-tasks.ts";
import { escalationTask } from "#care/safety/server/escalation-task.ts";
import type { Connection, Database } from "#platform/database/database.ts";
import { sealClinic } from "#platform/event-log/seal.ts";
import { cleanUpIdentity } from "#platform/identity/server/clean-up.ts";
import { recurringTask } from "#platform/jobs/recurring-task.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { deliverMessage } from "#platform/messages/deliver-message.ts";
import type { Transports } from "#platform/messages/transport.ts";

type BackgroundOptions = {
  /** How people reach this server: links in messages lead there. */
  readonly origin: string;
  readonly connection: Connection;
  readonly monitoring: Monitoring;
  readonly transports: Transports;
  readonly warn: (text: string) => void;
};

export type Background = { readonly stop: () => Promise<void> };

const identityCleanUp = recurringTask("clean-up-identity", { kind: "daily", at: "03:30" }, async (job) => {
  await job.inClinic((tx) => cleanUpIdentity(tx, job.at));
});

const sealAll = async (database: Database): Promise<void> => {
  const { rows } = await database.pool.query<{ clinic_id: string }>("select clinic_id from clinic");
  for (const { clinic_id } of rows) await sealClinic(database, clinic_id, Temporal.Now.instant());
};

/** Does the same work again and again, never twice at once; a failure is told and the next round tries again. */
const everyFewSeconds = (seconds: number, work: () => Promise<void>, onFailure: () => void): Background => {
  let running = Promise.resolve();
  let busy = false;
  const round = (): void => {
    if (busy) return;
    busy = true;
    running = work()
      .catch(onFailure)
      .finally(() => void (busy = false));
  };
  const timer = setInterval(round, seconds * 1_000);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};

/** What goes on without anybody asking: messages leave, silent monitors and overdue readings are noticed, the log is sealed. */
export const startBackground = async ({ origin, connection, monitoring, transports, warn }: BackgroundOptions): Promise<Background> => {
  const { database } = monitoring.log;
  const sweeping = everyFewSeconds(
    3,
    () => sweepSessions(monitoring, Temporal.Now.instant()),
    () => warn("Sessions could not be looked at now; it is tried again in three seconds."),
  );
  const training = everyFewSeconds(
    1,
    () => runScenarios(monitoring, Temporal.Now.instant()),
    () => warn("Training monitors could not be moved on now; it is tried again in a second."),
  );
  const sealing = everyFewSeconds(
    60,
    () => sealAll(database),
    () => warn("The log could not be sealed now; it is tried again in a minute."),
  );
  const partitioning = everyFewSeconds(
    24 * 3_600,
    async () => void (await makeSamplePartitions(database)),
    () => warn("Room for monitor values could not be made ahead; it is tried again tomorrow, and they are kept meanwhile."),
  );
  const jobs = await startJobs({
    connection,
    database,
    tasks: [deliverMessage(transports), ...followUpTasks({ log: monitoring.log, origin })],
    recurring: [identityCleanUp, escalationTask({ log: monitoring.log, origin })],
    log: { warn, error: warn },
    now: () => Temporal.Now.instant(),
  });
  return {
    stop: async () => {
      await Promise.all([sweeping.stop(), training.stop(), sealing.stop(), partitioning.stop()]);
      await jobs.stop();
    },
  };
};
