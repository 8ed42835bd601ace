import { createHash } from "node:crypto";

import { measuresStream } from "#care/measures/rules/measures.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { refuse } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import type { ClinicalLog, Outcome } from "#platform/event-log/execute.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import { recurringTask, type RecurringTask } from "#platform/jobs/recurring-task.ts";
import { sendMessage } from "#platform/messages/send-message.ts";

import { escalateFlag, stepDue } from "../rules/escalate-flag.ts";
import type { EscalationStep } from "../rules/events.ts";
import { readTold } from "./on-call.ts";
import { onSafety } from "./on-safety.ts";

export type EscalationDeps = {
  readonly log: ClinicalLog;
  /** Where staff reach this server, for the link in the message. */
  readonly origin: string;
};
type Waiting = { readonly episodeId: Uuid; readonly flagId: Uuid };

/** Positives from afar that nobody has seen, and whose last step may still be due. */
const readWaiting = (tx: Tx): Promise<Waiting[]> =>
  tx.all(statement<Waiting>`
    select episode_id as "episodeId", flag_id as "flagId" from safety_task
    where clinic_id = ${tx.clinicId} and closed_at is null and acknowledged_at is null and from_afar and reached_at is null
      and escalated_to is distinct from 'medical-director'
    order by raised_at, flag_id`);

/** It tells nothing of whom or what: others may see the screen. */
const tell = async (tx: Tx, step: EscalationStep, origin: string, at: Instant): Promise<readonly Uuid[]> => {
  const told = await readTold(tx, step, at);
  for (const { email } of told) {
    await sendMessage(tx, {
      messageId: newId(),
      channel: "email",
      to: email,
      subject: "A safety task needs you",
      body: ["A safety task needs you. Nobody has said yet that they have seen it.", `${origin}/app`].join("\n\n"),
      template: "safety-escalation",
      about: "A safety task that nobody has seen",
      at,
    });
  }
  return told.map(({ staffId }) => staffId);
};

/** Takes the step that is due for one flag. What is not due is refused and leaves nothing, so it may be asked every minute. */
export const escalate = (
  { log, origin }: EscalationDeps,
  clinicId: Uuid,
  { episodeId, flagId }: Waiting,
  at: Instant,
): Promise<Outcome> => {
  const actor = { kind: "system", id: flagId } as const;
  const commandId = newId();
  const meta: CommandMeta = { commandId, observedAt: at, now: at, actor };
  const execution = onSafety(episodeId, async (safety, tx) => {
    const [{ flags }, protocol, timeZone] = await Promise.all([
      readStream(tx, measuresStream, episodeId),
      readProtocol(tx),
      readTimeZone(tx),
    ]);
    const flag = flags.find((one) => one.flagId === flagId);
    const step = flag && stepDue(safety, flag, at, protocol);
    if (flag === undefined || step === undefined) return refuse("SAF-9", "Nothing is due to be escalated.");
    const told = await tell(tx, step, origin, at);
    return escalateFlag(safety, { flag, told }, meta, { flagId: newId(), timeZone, protocol });
  });
  return execution(log, {
    clinicId,
    commandId,
    digest: createHash("sha256").update(`escalate ${flagId} ${at.toString()}`).digest(),
    actor,
    observedAt: at,
    deviceAt: null,
    receivedAt: at,
    admit: () => Promise.resolve(true),
  });
};

/** Looks every minute for positives from afar that nobody has seen in time, and tells the next person (SR-06). */
export const escalationTask = (deps: EscalationDeps): RecurringTask =>
  recurringTask("escalate-safety-flags", { kind: "every", minutes: 1 }, async (job) => {
    // One flag that cannot be escalated must not keep the others waiting; the job fails afterwards and is tried again.
    const failures: unknown[] = [];
    for (const one of await job.inClinic(readWaiting)) {
      await escalate(deps, job.clinicId, one, job.at).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, "Some safety flags could not be escalated.");
  });
