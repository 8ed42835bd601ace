import type { Instant } from "#kernel/time.ts";

import { statement, type Statement } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";

export type JobTiming = {
  /** When it may run first; at once when left out. */
  readonly runAt?: Instant;
  /** Of a task, one job with the same key waits at a time: a later one takes its place. Ids only, never names. */
  readonly jobKey?: string;
  /** With a key: a job that waits already keeps its time. */
  readonly keepRunAt?: boolean;
};

/**
 * The statement that adds a job to the transaction's clinic; it runs after the commit and not without it. `content` is kept in the
 * clear and shows up in logs of failures: ids only, never names, addresses or words of a person.
 */
export const jobStatement = (task: string, content: unknown, { runAt, jobKey, keepRunAt = false }: JobTiming = {}): Statement<unknown> =>
  statement`select add_job(${task}, ${JSON.stringify(content)}::json, ${runAt ?? null}::timestamptz, ${jobKey ?? null}, ${keepRunAt})`;

/** Adds a job in the caller's transaction: see `jobStatement`. */
export const addJob = async (tx: Tx, task: string, content: unknown, timing: JobTiming = {}): Promise<void> => {
  await tx.all(jobStatement(task, content, timing));
};

/** Takes a waiting job away again, by its key. One that runs already goes on. */
export const removeJob = async (tx: Tx, task: string, jobKey: string): Promise<void> => {
  await tx.all(statement`select remove_job(${task}, ${jobKey})`);
};
