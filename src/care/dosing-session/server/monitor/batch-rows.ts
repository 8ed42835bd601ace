import { sql } from "kysely";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { SampleBatch, SampleBatchAnswer } from "../../contract-samples.ts";
import type { JudgedSample } from "../../rules/judge-sample.ts";
import { insertSamples } from "./sample-rows.ts";

export type Sent = { readonly sessionId: Uuid; readonly batchId: Uuid; readonly batch: SampleBatch; readonly receivedAt: Instant };

export type Counts = Pick<SampleBatchAnswer, "accepted" | "noSignal" | "duplicates" | "implausible">;

export type KnownBatch = { readonly sessionId: Uuid; readonly counts: Counts };

/** A batch as it is to be kept: its number in its session's feed, and of its samples those that were not there before. */
export type KeptBatch = {
  readonly sent: Sent;
  readonly number: number;
  readonly counts: Counts;
  readonly samples: readonly JudgedSample[];
};

/** What to do about a feed that another transaction holds. */
export type WhenHeld = "wait" | "leave";

/**
 * Locks the feeds of sessions until the transaction ends and says how many batches each has had. In the order of their ids, so that two
 * servers never wait for each other. Left out are sessions that are not there, and with "leave" those that are held.
 */
export const lockFeeds = async (tx: Tx, sessionIds: readonly Uuid[], whenHeld: WhenHeld): Promise<ReadonlyMap<Uuid, number>> => {
  const held = whenHeld === "wait" ? sql`` : sql`skip locked`;
  const [, rows] = await Promise.all([
    tx.all(statement`
      insert into device_feed (clinic_id, session_id, batches)
      select s.clinic_id, s.session_id, 0 from dosing_session s
      where s.clinic_id = ${tx.clinicId} and s.session_id = any(${sessionIds}::uuid[])
        and not exists (select from device_feed f where f.clinic_id = s.clinic_id and f.session_id = s.session_id)
      order by s.session_id
      on conflict do nothing`),
    tx.all(statement<{ session_id: Uuid; batches: number }>`
      select session_id, batches from device_feed where clinic_id = ${tx.clinicId} and session_id = any(${sessionIds}::uuid[])
      order by session_id for update ${held}`),
  ]);
  return new Map(rows.map(({ session_id: sessionId, batches }) => [sessionId, batches]));
};

type BatchRow = {
  readonly batch_id: Uuid;
  readonly session_id: Uuid;
  readonly accepted: number;
  readonly no_signal: number;
  readonly duplicates: number;
  readonly implausible: number;
};

/** Those of these batches that were taken in before, by their ids. */
export const readKnownBatches = async (tx: Tx, batchIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, KnownBatch>> => {
  const rows = await tx.all(statement<BatchRow>`
    select batch_id, session_id, accepted, no_signal, duplicates, implausible from device_batch
    where clinic_id = ${tx.clinicId} and batch_id = any(${batchIds}::uuid[])`);
  return new Map(
    rows.map(({ batch_id: batchId, session_id: sessionId, no_signal: noSignal, accepted, duplicates, implausible }) => [
      batchId,
      { sessionId, counts: { accepted, noSignal, duplicates, implausible } },
    ]),
  );
};

/** Keeps batches, each of another session, and their samples: three statements, however many they are. */
export const keepBatches = (clinicId: Uuid, kept: readonly KeptBatch[]): readonly Statement<unknown>[] => {
  if (kept.length === 0) return [];
  const sessionIds = kept.map(({ sent }) => sent.sessionId);
  const numbers = kept.map(({ number }) => number);
  const withSamples = kept.filter(({ samples }) => samples.length > 0);
  return [
    statement`
      update device_feed f set batches = k.number from unnest(${sessionIds}::uuid[], ${numbers}::integer[]) as k (session_id, number)
      where f.clinic_id = ${clinicId} and f.session_id = k.session_id`,
    statement`
      insert into device_batch (clinic_id, batch_id, session_id, number, device_id, simulated, received_at, accepted, no_signal, duplicates, implausible)
      select ${clinicId}::uuid, k.* from unnest(
        ${kept.map(({ sent }) => sent.batchId)}::uuid[], ${sessionIds}::uuid[], ${numbers}::integer[],
        ${kept.map(({ sent }) => sent.batch.deviceId)}::text[], ${kept.map(({ sent }) => sent.batch.simulated)}::boolean[],
        ${kept.map(({ sent }) => sent.receivedAt.toString())}::timestamptz[],
        ${kept.map(({ counts }) => counts.accepted)}::integer[], ${kept.map(({ counts }) => counts.noSignal)}::integer[],
        ${kept.map(({ counts }) => counts.duplicates)}::integer[], ${kept.map(({ counts }) => counts.implausible)}::integer[]) as k`,
    ...(withSamples.length === 0
      ? []
      : [
          insertSamples(
            clinicId,
            withSamples.map(({ sent, samples }) => ({ ...sent, samples })),
          ),
        ]),
  ];
};
