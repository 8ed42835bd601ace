import type { Uuid } from "#kernel/ids.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { SampleBatchAnswer } from "../../contract-samples.ts";
import { judgeSample, signatureOf, withoutDuplicates, type JudgedSample } from "../../rules/judge-sample.ts";
import type { Transition } from "../../rules/transition.ts";
import { lateReach, lateSamples, watchSamples } from "../../rules/watch-samples.ts";
import {
  keepBatches,
  lockFeeds,
  readKnownBatches,
  type Counts,
  type KeptBatch,
  type KnownBatch,
  type Sent,
  type WhenHeld,
} from "./batch-rows.ts";
import { readStanding, rebuildFeed, withStanding, type Feed, type Standing } from "./feed.ts";
import { toJudged, type SampleRow } from "./sample-rows.ts";

export type Taken = {
  readonly answer: SampleBatchAnswer;
  readonly feed: Feed;
  readonly transitions: readonly Transition[];
};

/** `no-session`: there is none of this id, or its feed was left to whoever holds it. */
export type NotTaken = "no-session" | "other-session";

/** What this process has in mind of a session's monitor. */
type FeedOf = (sessionId: Uuid) => Feed | undefined;

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

/** What became of one batch; `kept` is what is to be written of it. */
type Judged = { readonly taken: Taken | NotTaken; readonly kept?: KeptBatch };

const judgeFresh = async (
  tx: Tx,
  sent: Sent,
  { feed, transitions }: Omit<Taken, "answer">,
  standing: Standing,
): Promise<Required<Judged>> => {
  const { deviceId, simulated } = sent.batch;
  const judged = sent.batch.samples.map((sample) => judgeSample({ ...sample, deviceId }));
  const newest = feed.newest.get(deviceId);
  const { fresh, duplicates } = withoutDuplicates(judged, await knownSignatures(tx, sent, judged, newest));
  const counts = countsOf(fresh, duplicates);
  const number = feed.number + 1;
  const watch = withStanding(feed.watch, standing);
  const around = await readAround(tx, sent.sessionId, lateSamples(watch, fresh));
  const spoken = watchSamples(watch, fresh, feed.session.protocol, sent.receivedAt.epochMilliseconds, around);
  const reached = Math.max(newest ?? 0, ...fresh.map(({ at }) => at.epochMilliseconds));
  return {
    taken: {
      answer: { batchId: sent.batchId, ...counts, repeated: false },
      feed: { ...feed, number, watch: spoken.watch, newest: new Map(feed.newest).set(deviceId, reached), simulated },
      transitions: [...transitions, ...spoken.transitions],
    },
    kept: { sent, number, counts, samples: fresh },
  };
};

type Before = {
  /** How many batches the session has had; undefined when its feed is not ours. */
  readonly batches: number | undefined;
  readonly known: KnownBatch | undefined;
  readonly standing: Standing;
  /** What this process has in mind; another process may have moved on, then it is rebuilt. */
  readonly cached: Feed | undefined;
};

const judgeBatch = async (tx: Tx, sent: Sent, { batches, known, standing, cached }: Before): Promise<Judged> => {
  if (batches === undefined) return { taken: "no-session" };
  if (known !== undefined && known.sessionId !== sent.sessionId) return { taken: "other-session" };
  const isCurrent = cached?.number === batches;
  const before = isCurrent
    ? { feed: cached, transitions: [] }
    : await rebuildFeed(tx, sent.sessionId, { number: batches, now: sent.receivedAt, standing });
  if (before === undefined) return { taken: "no-session" };
  if (known !== undefined) return { taken: { answer: { batchId: sent.batchId, ...known.counts, repeated: true }, ...before } };
  return judgeFresh(tx, sent, before, standing);
};

/** Unlike `Promise.all` it fails only when nobody reads any more in the transaction that fails with it. */
const allEnded = async <Value>(works: readonly Promise<Value>[]): Promise<readonly Value[]> => {
  await Promise.allSettled(works);
  return Promise.all(works);
};

/** What became of each batch, by its session, and what is to be written in the same transaction before anybody is told. */
export type Gathered = { readonly taken: ReadonlyMap<Uuid, Taken | NotTaken>; readonly writes: readonly Statement<unknown>[] };

/**
 * Takes batches in, each of another session: judges each value, drops what was said before, and lets the rest speak. A known batch is
 * answered as before. However many they are, they cost the same trips to the database, save what has to be read again.
 */
export const takeGathered = async (tx: Tx, gathered: readonly Sent[], feedOf: FeedOf, whenHeld: WhenHeld): Promise<Gathered> => {
  const sessionIds = gathered.map(({ sessionId }) => sessionId);
  const batchIds = gathered.map(({ batchId }) => batchId);
  const [feeds, known, standingOf] = await Promise.all([
    lockFeeds(tx, sessionIds, whenHeld),
    readKnownBatches(tx, batchIds),
    readStanding(tx, sessionIds),
  ]);
  const judged = await allEnded(
    gathered.map(async (sent) => {
      const { sessionId, batchId } = sent;
      const before = {
        batches: feeds.get(sessionId),
        known: known.get(batchId),
        standing: standingOf(sessionId),
        cached: feedOf(sessionId),
      };
      return { sessionId, ...(await judgeBatch(tx, sent, before)) };
    }),
  );
  return {
    taken: new Map(judged.map(({ sessionId, taken }) => [sessionId, taken])),
    writes: keepBatches(
      tx.clinicId,
      judged.flatMap(({ kept }) => kept ?? []),
    ),
  };
};

/** A gathering of one, written at once. */
export const takeSamples = async (tx: Tx, sent: Sent, feedOf: FeedOf): Promise<Taken | NotTaken> => {
  const { taken, writes } = await takeGathered(tx, [sent], feedOf, "wait");
  await Promise.all(writes.map((write) => tx.all(write)));
  return taken.get(sent.sessionId) ?? "no-session";
};
