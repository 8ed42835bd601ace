import { setTimeout } from "node:timers/promises";
import { Logger, run, type Runner, type TaskList } from "graphile-worker";
import type pg from "pg";
import * as z from "zod/mini";

import type { Instant } from "#kernel/time.ts";

import type { Connection, Database } from "../database/database.ts";
import { inClinic } from "../database/transaction.ts";
import { id } from "../http/schema.ts";
import { withoutWords } from "./job-failed.ts";
import { openJobPool } from "./job-pool.ts";
import { migrateJobs } from "./migrate-jobs.ts";
import { scheduleNext, type RecurringTask } from "./recurring-task.ts";
import type { Task } from "./task.ts";

/** What the runner tells the operator: names of tasks, numbers of jobs, kinds of errors. */
export type JobLog = { readonly warn: (text: string) => void; readonly error: (text: string) => void };

export type JobsOptions = {
  /** As the owner of the schema: the queue's tables are not the application's. */
  readonly connection: Connection;
  /** Where the tasks do their work, under the application's role. */
  readonly database: Database;
  readonly tasks: readonly Task[];
  readonly recurring?: readonly RecurringTask[];
  readonly log: JobLog;
  readonly now: () => Instant;
  /** How many jobs run at once. */
  readonly concurrent?: number;
};

export type RunningJobs = { readonly stop: () => Promise<void> };

const envelope = z.object({ clinicId: id, content: z.unknown() });

const taskList = ({ database, tasks, recurring = [], now }: JobsOptions): TaskList =>
  Object.fromEntries(
    [...tasks, ...recurring].map((task) => [
      task.name,
      async (payload: unknown, { job }: { readonly job: { readonly attempts: number; readonly max_attempts: number } }) => {
        try {
          const { clinicId, content } = z.parse(envelope, payload);
          const isLastTry = job.attempts >= job.max_attempts;
          await task.run({ clinicId, content, at: now(), isLastTry, inClinic: (work) => inClinic(database, clinicId, work) });
        } catch (error) {
          throw withoutWords(error);
        }
      },
    ]),
  );

const logger = (log: JobLog): Logger =>
  new Logger(() => (level, message) => {
    if (level === "error") log.error(message);
    else if (level === "warning") log.warn(message);
  });

/** Every clinic has its next occurrences in the queue; one that came due while nothing ran stands there already. */
export const scheduleRecurring = async (options: Pick<JobsOptions, "database" | "recurring" | "now">): Promise<void> => {
  const { rows } = await options.database.pool.query<{ clinic_id: string }>("select clinic_id from clinic");
  for (const { clinic_id } of rows) {
    await inClinic(options.database, clinic_id, async (tx) => {
      for (const task of options.recurring ?? []) await scheduleNext(tx, task, options.now());
    });
  }
};

const restartMs = 3_000;
const failuresInARow = 4;

/** A runner that never heard back from its first question keeps that failure for good, so one that fails repeatedly ends and is replaced. */
const endWhenStuck = (runner: Runner): void => {
  const { events } = runner;
  let failures = 0;
  const works = (): void => {
    failures = 0;
  };
  events.on("worker:getJob:empty", works);
  events.on("job:start", works);
  events.on("worker:getJob:error", () => {
    failures += 1;
    if (failures === failuresInARow) void runner.stop("it cannot ask for jobs").catch(() => undefined);
  });
};

const startRunner = async (options: JobsOptions, pool: pg.Pool, concurrency: number): Promise<Runner> => {
  const runner = await run({
    pgPool: pool,
    taskList: taskList(options),
    logger: logger(options.log),
    concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
  });
  endWhenStuck(runner);
  return runner;
};

/**
 * Starts doing jobs in this process. Any number of processes may; each job runs in one of them. When the database is away for long,
 * it starts again by itself until `stop` is called.
 */
export const startJobs = async (options: JobsOptions): Promise<RunningJobs> => {
  const { connection, log, concurrent = 2 } = options;
  await migrateJobs(connection);
  await scheduleRecurring(options);
  const pool = openJobPool(connection, concurrent + 2);
  const stopping = new AbortController();
  let runner = await startRunner(options, pool, concurrent);

  const keepRunning = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await runner.promise.catch((error: unknown) => log.warn(`jobs paused: ${withoutWords(error).message}`));
      await setTimeout(restartMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (!stopping.signal.aborted) runner = await startRunner(options, pool, concurrent).catch(() => runner);
    }
    // One that was just being started when `stop` came.
    await runner.stop().catch(() => undefined);
  };
  const kept = keepRunning();
  return {
    stop: async () => {
      stopping.abort();
      await runner.stop().catch(() => undefined);
      await kept;
      await pool.end();
    },
  };
};
