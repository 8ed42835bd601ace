import { createHash } from "node:crypto";
import * as z from "zod/mini";

import { readInstrumentText } from "#care/measures/server/read-instrument-text.ts";
import { onMeasures } from "#care/measures/server/routes.ts";
import { measuresStream, type Measures } from "#care/measures/rules/measures.ts";
import { requestMeasure } from "#care/measures/rules/request-measure.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import type { Uuid } from "#kernel/ids.ts";
import { isBefore, plusMinutes } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import { id } from "#platform/http/schema.ts";
import { addJob } from "#platform/jobs/add-job.ts";
import { task, type Job, type Task } from "#platform/jobs/task.ts";

import { remindAfter } from "../rules/data/follow-up-settings.ts";
import { followUpStream, type PlannedMeasure } from "../rules/follow-up.ts";
import { answerBy } from "../rules/planned-status.ts";
import { askTask, remindTask } from "./follow-up-jobs.ts";
import { sendNotice } from "./send-notice.ts";

const content = z.object({ episodeId: id, requestId: id });
type Content = z.output<typeof content>;

/** What the tasks need from the rest, wired in apps/server. */
export type FollowUpTaskDeps = {
  readonly log: ClinicalLog;
  /** Where patients reach this server, for the link in the message. */
  readonly origin: string;
};

/** The planned questionnaire, unless it was cancelled or the episode is closed. */
const readStanding = async (tx: Tx, { episodeId, requestId }: Content): Promise<PlannedMeasure | undefined> => {
  const state = await readStream(tx, followUpStream, episodeId);
  return state.closed === null ? state.planned.find((one) => one.requestId === requestId && one.cancelled === null) : undefined;
};

const isAnswered = async (tx: Tx, { episodeId, requestId }: Content): Promise<boolean> => {
  const { requests } = await readStream(tx, measuresStream, episodeId);
  return requests.some((request) => request.requestId === requestId && request.answeredBy !== null);
};

/** Asks for the questionnaire in the log of measures. The request's id is also the command's: a second run is answered as before. */
const ask = async (
  { log }: FollowUpTaskDeps,
  { clinicId, at, content: asked }: Job<Content>,
  planned: PlannedMeasure,
  protocol: Protocol,
): Promise<void> => {
  const { requestId, instrument, dueAt } = planned;
  const request = { requestId, instrument, occasion: "follow-up", dueAt: answerBy(dueAt, protocol), sessionId: null } as const;
  const system: { readonly kind: "system"; readonly id: Uuid } = { kind: "system", id: requestId };
  const decide = async (measures: Measures, tx: Tx) =>
    requestMeasure(measures, request, (await readInstrumentText(tx, instrument, null)) !== null);
  const outcome = await onMeasures(asked.episodeId, decide)(log, {
    clinicId,
    commandId: requestId,
    digest: createHash("sha256").update(`${askTask} ${requestId}`).digest(),
    actor: system,
    observedAt: at,
    deviceAt: null,
    receivedAt: at,
    admit: () => Promise.resolve(true),
  });
  if (outcome.outcome === "not-found") throw new Error("The questionnaire could not be asked for.");
  if (outcome.outcome === "refused" && outcome.refusal.rule === "MSR-20") throw new Error(outcome.refusal.message);
};

const askFollowUp = (deps: FollowUpTaskDeps): Task =>
  task(askTask, content, async (job) => {
    const planned = await job.inClinic((tx) => readStanding(tx, job.content));
    if (planned === undefined) return;
    const protocol = await job.inClinic(readProtocol);
    await ask(deps, job, planned, protocol);
    const { episodeId, requestId } = job.content;
    await job.inClinic(async (tx) => {
      if (await isAnswered(tx, job.content)) return;
      await sendNotice(tx, { episodeId, requestId, kind: "ask", origin: deps.origin, at: job.at });
      const wait = settled(protocol, remindAfter).value * 24 * 60;
      const due = plusMinutes(planned.dueAt, wait);
      // After a long standstill the reminder would come with the question itself.
      const runAt = isBefore(due, job.at) ? plusMinutes(job.at, wait) : due;
      await addJob(tx, remindTask, { episodeId, requestId }, { runAt, jobKey: requestId });
    });
  });

const remindFollowUp = ({ origin }: FollowUpTaskDeps): Task =>
  task(remindTask, content, (job) =>
    job.inClinic(async (tx) => {
      const planned = await readStanding(tx, job.content);
      if (planned === undefined || (await isAnswered(tx, job.content))) return;
      await sendNotice(tx, { ...job.content, kind: "reminder", origin, at: job.at });
    }),
  );

/** The jobs of the follow-up: asks on the planned day, and reminds once when nothing came (FUP-9). */
export const followUpTasks = (deps: FollowUpTaskDeps): readonly Task[] => [askFollowUp(deps), remindFollowUp(deps)];
