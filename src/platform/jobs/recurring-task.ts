import * as z from "zod/mini";

import type { Instant } from "#kernel/time.ts";

import { tables } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";
import { instant } from "../http/schema.ts";
import { addJob } from "./add-job.ts";
import { nextOccurrence, type Recurrence } from "./recurrence.ts";
import { task, type Job, type Task } from "./task.ts";

export type RecurringTask = Task & { readonly recurrence: Recurrence };

const occurrence = z.object({ occursAt: instant });

type ClinicTable = { readonly clinic: { readonly clinic_id: string; readonly time_zone: string } };

/** Puts the next occurrence after `from` into the queue, once, however many processes ask. */
export const scheduleNext = async (tx: Tx, { name, recurrence }: Omit<RecurringTask, "run">, from: Instant): Promise<void> => {
  const clinic = await tx.first(tables<ClinicTable>().selectFrom("clinic").select("time_zone").where("clinic_id", "=", tx.clinicId));
  if (clinic === undefined) return;
  const runAt = nextOccurrence(recurrence, clinic.time_zone, from);
  await addJob(tx, name, { occursAt: runAt.toString() }, { runAt, jobKey: runAt.toString(), keepRunAt: true });
};

const later = (one: Instant, other: Instant): Instant => (Temporal.Instant.compare(one, other) > 0 ? one : other);

/** Declares work that comes round again in every clinic. Each occurrence queues the next one before it does its own work. */
export const recurringTask = (
  name: string,
  recurrence: Recurrence,
  run: (job: Job<{ readonly occursAt: Instant }>) => Promise<void>,
): RecurringTask => {
  const declared = task(name, occurrence, async (job) => {
    // After its own time at least: this machine's clock may lag behind the database's.
    const from = later(job.at, job.content.occursAt);
    await job.inClinic((tx) => scheduleNext(tx, { name, recurrence }, from));
    await run(job);
  });
  return { ...declared, recurrence };
};
