import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import * as z from "zod/mini";

import { statement } from "../database/query.ts";
import { openTestDatabase, type TestDatabase } from "../database/test-database.ts";
import { asOwner } from "../database/test-template.ts";
import { inClinic } from "../database/transaction.ts";
import { addJob, removeJob } from "./add-job.ts";
import { recurringTask } from "./recurring-task.ts";
import { startJobs, type JobsOptions, type RunningJobs } from "./start-jobs.ts";
import { task, type Task } from "./task.ts";

let test_: TestDatabase;
const running: RunningJobs[] = [];

beforeAll(async () => {
  test_ = await openTestDatabase();
});

afterAll(async () => {
  await test_.close();
});

afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop();
});

const silent = { warn: () => undefined, error: () => undefined };

const start = async (tasks: readonly Task[], more: Partial<JobsOptions> = {}): Promise<RunningJobs> => {
  const { connection, database } = test_;
  const jobs = await startJobs({ connection, database, tasks, log: silent, now: () => Temporal.Now.instant(), ...more });
  running.push(jobs);
  return jobs;
};

const numbered = z.object({ number: z.number() });
const inQueue = (sql: string): Promise<readonly Record<string, unknown>[]> =>
  asOwner(test_.connection, async (owner) => (await owner.query<Record<string, unknown>>(sql)).rows);
const waitingJobs = async (): Promise<number> => (await inQueue("select from graphile_worker._private_jobs")).length;

const soon = { timeout: 45_000, interval: 50 };

test("a job added in a transaction runs after its commit, in its clinic alone", async () => {
  const seen: unknown[] = [];
  const look = task("look", numbered, async ({ clinicId, content, inClinic: within }) => {
    const current = await within((tx) => tx.first(statement<{ clinic: string }>`select current_clinic()::text as clinic`));
    seen.push([clinicId, content.number, current?.clinic]);
  });
  await start([look]);
  const [first, second] = test_.clinics;
  await inClinic(test_.database, first, (tx) => addJob(tx, "look", { number: 1 }));
  await inClinic(test_.database, second, (tx) => addJob(tx, "look", { number: 2 }));
  await vi.waitFor(() => expect(seen).toHaveLength(2), soon);
  expect(new Set(seen)).toEqual(
    new Set([
      [first, 1, first],
      [second, 2, second],
    ]),
  );
});

test("a command that is taken back leaves no job", async () => {
  const before = await waitingJobs();
  const failing = inClinic(test_.database, test_.clinics[0], async (tx) => {
    await addJob(tx, "never", { number: 1 });
    throw new Error("taken back");
  });
  await expect(failing).rejects.toThrow("taken back");
  await inClinic(test_.database, test_.clinics[0], async (tx, closing) => {
    await addJob(tx, "never", { number: 1 });
    closing.abandon();
  });
  expect(await waitingJobs()).toBe(before);
});

test("the application may not look into the queue, nor add a job outside a clinic", async () => {
  const { pool } = test_.database;
  await expect(pool.query("select from graphile_worker._private_jobs")).rejects.toThrow("permission denied");
  await expect(pool.query("select graphile_worker.add_job('look')")).rejects.toThrow("permission denied");
  await expect(pool.query("select add_job('look', '{}', null, null, false)")).rejects.toThrow("belongs to a clinic");
});

test("of jobs with one key the last one waits, for each clinic its own, and it can be taken away", async () => {
  const before = await waitingJobs();
  const runAt = Temporal.Now.instant().add({ hours: 1 });
  const [first, second] = test_.clinics;
  await inClinic(test_.database, first, (tx) => addJob(tx, "later", { number: 1 }, { runAt, jobKey: "k" }));
  await inClinic(test_.database, first, (tx) => addJob(tx, "later", { number: 2 }, { runAt, jobKey: "k" }));
  await inClinic(test_.database, second, (tx) => addJob(tx, "later", { number: 3 }, { runAt, jobKey: "k" }));
  expect(await waitingJobs()).toBe(before + 2);
  await inClinic(test_.database, first, (tx) => removeJob(tx, "later", "k"));
  expect(await waitingJobs()).toBe(before + 1);
});

test("a failed job is tried again, and leaves the kind of error but none of its words", async () => {
  let tries = 0;
  const lines: string[] = [];
  const fail = task("fail", numbered, async () => {
    tries += 1;
    throw new TypeError("550 mailbox of jane@example.org is full");
  });
  await start([fail], { log: { warn: (line) => lines.push(line), error: (line) => lines.push(line) } });
  await inClinic(test_.database, test_.clinics[0], (tx) => addJob(tx, "fail", { number: 1 }));
  await vi.waitFor(() => expect(tries).toBeGreaterThan(1), soon);
  const errors = await asOwner(test_.connection, (owner) =>
    owner.query<{ last_error: string }>("select last_error from graphile_worker._private_jobs where last_error is not null"),
  );
  expect(errors.rows[0]?.last_error).toContain("TypeError");
  expect(JSON.stringify([errors.rows, lines])).not.toContain("jane");
  expect(lines.join("\n")).toContain("TypeError");
});

test("a recurring task runs once for each occurrence and clinic, with two processes at it, and queues the next", async () => {
  const seen: string[] = [];
  const often = recurringTask("often", { kind: "every", minutes: 1_440 }, async ({ clinicId, content }) => {
    seen.push(`${clinicId} ${content.occursAt.toString()}`);
  });
  const waiting = (): Promise<readonly unknown[]> =>
    inQueue("select from graphile_worker.jobs where task_identifier = 'often' and run_at > now()");
  await start([], { recurring: [often] });
  await start([], { recurring: [often] });
  expect(await waiting()).toHaveLength(2);
  await inQueue(`
    update graphile_worker._private_jobs set run_at = now()
    where task_id = (select id from graphile_worker._private_tasks where identifier = 'often')`);
  await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(2), soon);
  await vi.waitFor(async () => expect(await waiting()).toHaveLength(2), soon);
  expect(new Set(seen).size).toBe(2);
  expect(seen).toHaveLength(2);
});

test("a process whose clock lags does not queue again what came due", async () => {
  const seen: string[] = [];
  const lagging = recurringTask("lagging", { kind: "every", minutes: 1_440 }, async () => void seen.push("ran"));
  await start([], { recurring: [lagging], now: () => Temporal.Now.instant().subtract({ hours: 24 }) });
  expect(await inQueue("select from graphile_worker.jobs where task_identifier = 'lagging' and run_at <= now()")).toEqual([]);
  expect(await inQueue("select from graphile_worker.jobs where task_identifier = 'lagging' and run_at > now()")).toHaveLength(2);
});

test("the jobs go on after the database has cut every connection", async () => {
  const seen: number[] = [];
  await start([task("after-cut", numbered, async ({ content }) => void seen.push(content.number))]);
  await inQueue("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
  await vi.waitFor(() => inClinic(test_.database, test_.clinics[0], (tx) => addJob(tx, "after-cut", { number: 7 })), soon);
  await vi.waitFor(() => expect(seen).toContain(7), soon);
});

// The library keeps the failure of a runner's first question for good: such a runner polls and polls and never does a job.
test("the jobs go on when the very first question to the database failed", async () => {
  const seen: number[] = [];
  await inQueue("alter table graphile_worker._private_tasks rename to away");
  await start([task("first-failed", numbered, async ({ content }) => void seen.push(content.number))]);
  await delay(200);
  await inQueue("alter table graphile_worker.away rename to _private_tasks");
  await inClinic(test_.database, test_.clinics[0], (tx) => addJob(tx, "first-failed", { number: 8 }));
  await vi.waitFor(() => expect(seen).toContain(8), soon);
});
