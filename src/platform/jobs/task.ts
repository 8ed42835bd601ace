import type * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Tx } from "../database/transaction.ts";

export type Job<Content> = {
  readonly clinicId: Uuid;
  readonly content: Content;
  readonly at: Instant;
  /** The last of the tries that a failing job gets. */
  readonly isLastTry: boolean;
  /** A transaction of the job's clinic, and of no other. */
  readonly inClinic: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;
};

/** Work that is done after a command, or at its time. It may run twice: a process can die between the work and its tick. */
export type Task = {
  readonly name: string;
  /** Reads the content, then does the work. A throw means: try again later. */
  readonly run: (job: Job<unknown>) => Promise<void>;
};

/** Declares a task with the shape of its content. */
export const task = <Schema extends z.ZodMiniType>(
  name: string,
  content: Schema,
  run: (job: Job<z.output<Schema>>) => Promise<void>,
): Task => ({
  name,
  run: async (job) => run({ ...job, content: await content.parseAsync(job.content) }),
});
