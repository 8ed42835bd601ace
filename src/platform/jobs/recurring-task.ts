import * as z from "zod/mini";

import type { Instant } from "#kernel/time.ts";

import { statement } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";
import { instant } from "../http/schema.ts";
import { addJob } from "./add-job.ts";
import { nextOccurrence, type Recurrence } from "./recurrence.ts";
import { task, type Job, type Task } from "./task.ts";

export type RecurringTask = Task & { readonly recurrence: Recurrence };

const occurrence = z.object({ occursAt: instant });

const later = (one: Instant, other: Instant): Instant => (Temporal.Instant.compare(one, other) > 0 ? one : other);

/**
 * Puts the next occurrence after `from` into the queue, once, however many processes ask. One that came due by the database's clock,
 * which is the queue's, is never put there again: a process whose own clock lags would have it done twice.
 */
export const scheduleNext = async (tx: Tx, { name, recurrence }: Omit<RecurringTask, "run">, from: Instant): Promise<void> => {
  const clinic = await tx.first(
    statement<{ time_zone: string; queue_now: Instant }>`select time_zone, now() as queue_now from clinic where clinic_id = ${tx.clinicId}`,
  );
  if (clinic === undefined) return;
  const runAt = nextOccurrence(recurrence, clinic.time_zone, later(from, clinic.queue_now));
  await addJob(tx, name, { occursAt: runAt.toString() }, { runAt, jobKey: runAt.toString(), keepRunAt: true });
};

/** Declares work that comes round again in every clinic. Each occurrence queues the next one before it does its own work. */
export const recurringTask = (
  name: string,
  recurrence: Recurrence,
  run: (job: Job<{ readonly occursAt: Instant }>) => Promise<void>,
): RecurringTask => {
  const declared = task(name, occurrence, async (job) => {
    await job.inClinic((tx) => scheduleNext(tx, { name, recurrence }, later(job.at, job.content.occursAt)));
    await run(job);
  });
  return { ...declared, recurrence };
};
