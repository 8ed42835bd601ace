import * as z from "zod/mini";

import type { Instant } from "#kernel/time.ts";

import { statement, type Statement } from "../database/query.ts";
import { id } from "../http/schema.ts";
import { task, type Job, type Task } from "../jobs/task.ts";
import { messageTables, type FailureKind } from "./message-table.ts";
import { deliverTask } from "./send-message.ts";
import { DeliveryFailed, type Transports } from "./transport.ts";

type Settled = {
  readonly state: "queued" | "sent" | "failed";
  readonly transport: string;
  readonly error: FailureKind | null;
  readonly at: Instant;
};

const settle = (clinicId: string, messageId: string, { state, transport, error, at }: Settled): Statement<unknown> => statement`
  update message set
    state = ${state}, transport = ${transport}, last_error = ${error}, attempts = attempts + 1,
    settled_at = ${state === "queued" ? null : at}::timestamptz,
    body = case when is_secret and ${state === "sent" && transport !== "demo"} then '' else body end
  where clinic_id = ${clinicId} and message_id = ${messageId} and state = 'queued'`;

const deliver = async (transports: Transports, job: Job<{ readonly messageId: string }>): Promise<void> => {
  const { messageId } = job.content;
  const message = await job.inClinic((tx) =>
    tx.first(
      messageTables
        .selectFrom("message")
        .select(["channel", "recipient as to", "subject", "body", "state"])
        .where("clinic_id", "=", tx.clinicId)
        .where("message_id", "=", messageId),
    ),
  );
  // Sent already, or erased since.
  if (message?.state !== "queued") return;
  const transport = transports[message.channel];
  const { to, subject, body } = message;
  // Outside any transaction: a slow mail server holds no connection and no lock.
  const failure = await transport.send({ messageId, to, subject, body }).then(
    () => undefined,
    (error: unknown) => (error instanceof DeliveryFailed ? error : new DeliveryFailed("other", false)),
  );
  const isOver = failure === undefined || failure.isFinal || job.isLastTry;
  const state = failure === undefined ? "sent" : isOver ? "failed" : "queued";
  const settled = { state, transport: transport.name, error: failure?.kind ?? null, at: job.at } as const;
  await job.inClinic((tx) => tx.all(settle(tx.clinicId, messageId, settled)));
  if (!isOver) throw failure;
};

/** Delivers one message. A process that dies between handing it over and noting so delivers it twice, with the same id. */
export const deliverMessage = (transports: Transports): Task =>
  task(deliverTask, z.object({ messageId: id }), (job) => deliver(transports, job));
