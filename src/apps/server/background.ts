import type { Connection, Database } from "#platform/database/database.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { sealClinic } from "#platform/event-log/seal.ts";
import { cleanUpIdentity } from "#platform/identity/server/clean-up.ts";
import { recurringTask } from "#platform/jobs/recurring-task.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { deliverMessage } from "#platform/messages/deliver-message.ts";
import { readTransports } from "#platform/messages/read-transports.ts";

type BackgroundOptions = {
  readonly connection: Connection;
  readonly database: Database;
  readonly demo: boolean;
  readonly warn: (text: string) => void;
};

const sealEveryMilliseconds = 60_000;

const identityCleanUp = recurringTask("clean-up-identity", { kind: "daily", at: "03:30" }, async (job) => {
  await job.inClinic((tx) => cleanUpIdentity(tx, job.at));
});

const sealAll = async (database: Database): Promise<void> => {
  const { rows } = await database.pool.query<{ clinic_id: string }>("select clinic_id from clinic");
  for (const { clinic_id } of rows) await sealClinic(database, clinic_id, Temporal.Now.instant());
};

/** What goes on without anybody asking: messages leave, the log is sealed each minute, old sign-ins go. */
export const startBackground = async ({ connection, database, demo, warn }: BackgroundOptions): Promise<{ readonly stop: () => Promise<void> }> => {
  const jobs = await startJobs({
    connection,
    database,
    tasks: [deliverMessage(readTransports(process.env, demo))],
    recurring: [identityCleanUp],
    log: { warn, error: warn },
    now: () => Temporal.Now.instant(),
  });
  let sealing = Promise.resolve();
  const timer = setInterval(() => {
    sealing = sealing.then(() => sealAll(database)).catch(() => warn("The log could not be sealed now; the next minute tries again."));
  }, sealEveryMilliseconds);
  return {
    stop: async () => {
      clearInterval(timer);
      await sealing;
      await jobs.stop();
    },
  };
};
