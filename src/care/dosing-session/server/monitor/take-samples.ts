import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { SampleBatch, SampleBatchAnswer } from "../../contract-samples.ts";
import { judgeSample, signatureOf, withoutDuplicates, type JudgedSample } from "../../rules/judge-sample.ts";
import type { Transition } from "../../rules/transition.ts";
import { lateReach, lateSamples, watchSamples } from "../../rules/watch-samples.ts";
import { readStanding, rebuildFeed, withStanding, type Feed, type Standing } from "./feed.ts";
import { insertSamples, toJudged, type SampleRow } from "./sample-rows.ts";

export type Sent = { readonly sessionId: Uuid; readonly batchId: Uuid; readonly batch: SampleBatch; readonly receivedAt: Instant };

export type Taken = {
  readonly answer: SampleBatchAnswer;
  readonly feed: Feed;
  readonly transitions: readonly Transition[];
};

type Counts = Pick<SampleBatchAnswer, "accepted" | "noSignal" | "duplicates" | "implausible">;

type KnownBatch = {
  readonly session_id: Uuid;
  readonly accepted: number;
  readonly no_signal: number;
  readonly duplicates: number;
  readonly implausible: number;
};

/** Locks the session's feed until the transaction ends and says how many batches it has had; undefined when there is no such session. */
const lockFeed = async (tx: Tx, sessionId: Uuid): Promise<number | undefined> => {
  const row = await tx.first(statement<{ batches: number }>`
    insert into device_feed (clinic_id, session_id, batches)
    select clinic_id, session_id, 0 from dosing_session where clinic_id = ${tx.clinicId} and session_id = ${sessionId}
    on conflict (clinic_id, session_id) do update set batches = device_feed.batches
    returning batches`);
  return row?.batches;
};

const readBatch = (tx: Tx, batchId: Uuid) =>
  tx.first(statement<KnownBatch>`
    select session_id, accepted, no_signal, duplicates, implausible from device_batch
    where clinic_id = ${tx.clinicId} and batch_id = ${batchId}`);

/** What was said before in the time that a batch reaches back over. */
const knownSignatures = async (
  tx: Tx,
  { sessionId, batch }: Sent,
  samples: readonly JudgedSample[],
  newest: number | undefined,
): Promise<ReadonlySet<string>> => {
  const times = samples.map(({ at }) => at.epochMilliseconds);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (newest === undefined || first > newest) return new Set();
  const rows = await tx.all(statement<SampleRow>`
    select s.sequence, s.observed_at, s.device_at, s.status, s.sbp, s.dbp, s.map, s.hr, s.pulse, s.spo2, s.rr, s.temp, s.sent, s.received_at,
      b.device_id
    from device_sample s
    join device_batch b on b.clinic_id = s.clinic_id and b.batch_id = s.batch_id and b.device_id = ${batch.deviceId}
    where s.clinic_id = ${tx.clinicId} and s.session_id = ${sessionId}
      and s.observed_at between ${Temporal.Instant.fromEpochMilliseconds(first)} and ${Temporal.Instant.fromEpochMilliseconds(last)}`);
  return new Set(rows.map((row) => signatureOf(toJudged(row))));
};

/** What is stored around samples that came too late to be judged by what is in mind. */
const readAround = async (tx: Tx, sessionId: Uuid, late: readonly JudgedSample[]): Promise<readonly JudgedSample[]> => {
  if (late.length === 0) return [];
  const times = late.map(({ at }) => at.epochMilliseconds);
  const [first, last] = [Math.min(...times) - lateReach * 1000, Math.max(...times) + lateReach * 1000];
  const rows = await tx.all(statement<SampleRow>`
    select s.sequence, s.observed_at, s.device_at, s.status, s.sbp, s.dbp, s.map, s.hr, s.pulse, s.spo2, s.rr, s.temp, s.sent, s.received_at,
      b.device_id
    from device_sample s
    join device_batch b on b.clinic_id = s.clinic_id and b.batch_id = s.batch_id
    where s.clinic_id = ${tx.clinicId} and s.session_id = ${sessionId}
      and s.observed_at between ${Temporal.Instant.fromEpochMilliseconds(first)} and ${Temporal.Instant.fromEpochMilliseconds(last)}`);
  return rows.map(toJudged);
};

const countsOf = (samples: readonly JudgedSample[], duplicates: number): Counts => {
  const of = (outcome: JudgedSample["outcome"]): number => samples.filter((sample) => sample.outcome === outcome).length;
  return { accepted: of("accepted"), noSignal: of("no-signal"), implausible: of("implausible"), duplicates };
};

const keep = async (tx: Tx, sent: Sent, number: number, samples: readonly JudgedSample[], counts: Counts): Promise<void> => {
  const { sessionId, batchId, batch, receivedAt } = sent;
  const place = { clinicId: tx.clinicId, sessionId, batchId, receivedAt };
  await Promise.all([
    tx.all(statement`update device_feed set batches = ${number} where clinic_id = ${tx.clinicId} and session_id = ${sessionId}`),
    tx.all(statement`
      insert into device_batch (clinic_id, batch_id, session_id, number, device_id, simulated, received_at, accepted, no_signal, duplicates, implausible)
      values (${tx.clinicId}, ${batchId}, ${sessionId}, ${number}, ${batch.deviceId}, ${batch.simulated}, ${receivedAt},
        ${counts.accepted}, ${counts.noSignal}, ${counts.duplicates}, ${counts.implausible})`),
    samples.length === 0 ? undefined : tx.all(insertSamples(place, samples)),
  ]);
};

const repeatedAnswer = (batchId: Uuid, known: KnownBatch): SampleBatchAnswer => {
  const { accepted, no_signal: noSignal, duplicates, implausible } = known;
  return { batchId, accepted, noSignal, duplicates, implausible, repeated: true };
};

const takeFresh = async (tx: Tx, sent: Sent, { feed, transitions }: Omit<Taken, "answer">, standing: Standing): Promise<Taken> => {
  const { deviceId } = sent.batch;
  const judged = sent.batch.samples.map((sample) => judgeSample({ ...sample, deviceId }));
  const newest = feed.newest.get(deviceId);
  const { fresh, duplicates } = withoutDuplicates(judged, await knownSignatures(tx, sent, judged, newest));
  const counts = countsOf(fresh, duplicates);
  const number = feed.number + 1;
  const watch = withStanding(feed.watch, standing);
  const around = await readAround(tx, sent.sessionId, lateSamples(watch, fresh));
  await keep(tx, sent, number, fresh, counts);
  const spoken = watchSamples(watch, fresh, feed.session.protocol, sent.receivedAt.epochMilliseconds, around);
  const reached = Math.max(newest ?? 0, ...fresh.map(({ at }) => at.epochMilliseconds));
  return {
    answer: { batchId: sent.batchId, ...counts, repeated: false },
    feed: { ...feed, number, watch: spoken.watch, newest: new Map(feed.newest).set(deviceId, reached), simulated: sent.batch.simulated },
    transitions: [...transitions, ...spoken.transitions],
  };
};

/**
 * Takes a batch in: judges each value, drops what was said before, stores the rest and lets it speak. A known batch is answered as
 * before. `cached` is what this process has in mind; another process may have moved on, then it is rebuilt.
 */
export const takeSamples = async (tx: Tx, sent: Sent, cached: Feed | undefined): Promise<Taken | "no-session" | "other-session"> => {
  const [batches, known, standing] = await Promise.all([
    lockFeed(tx, sent.sessionId),
    readBatch(tx, sent.batchId),
    readStanding(tx, sent.sessionId),
  ]);
  if (batches === undefined) return "no-session";
  if (known !== undefined && known.session_id !== sent.sessionId) return "other-session";
  const isCurrent = cached?.number === batches;
  const before = isCurrent
    ? { feed: cached, transitions: [] }
    : await rebuildFeed(tx, sent.sessionId, { number: batches, now: sent.receivedAt, standing });
  if (before === undefined) return "no-session";
  if (known !== undefined) return { answer: repeatedAnswer(sent.batchId, known), ...before };
  return takeFresh(tx, sent, before, standing);
};
