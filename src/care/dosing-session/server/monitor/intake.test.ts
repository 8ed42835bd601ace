import { afterAll, beforeAll, expect, test } from "vitest";

import type { Uuid } from "#kernel/ids.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { openDatabase, type Database } from "#platform/database/database.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { streamCache } from "#platform/event-log/stream-cache.ts";

import { openTestRoom, type TestRoom } from "../test-room.ts";
import { lockFeeds } from "./batch-rows.ts";
import { openIntake, type Offered } from "./intake.ts";
import { openMonitoring } from "./monitoring.ts";

let room: TestRoom;
let others: Database[];
beforeAll(async () => {
  room = await openTestRoom();
  others = [];
});
afterAll(async () => {
  await Promise.all(others.map((other) => other.close()));
  await room.close();
});

const start = Temporal.Now.instant().subtract({ minutes: 8 }).round("second");

/** So many seconds of a saturation, from a second on. */
const samples = (from: number, count: number, spo2 = 97): Offered["batch"]["samples"] =>
  Array.from({ length: count }, (_, index) => ({
    sequence: from + index,
    observedAt: start.add({ seconds: from + index }),
    status: "measured" as const,
    values: { spo2 },
  }));

const batch = (sessionId: Uuid, from: number, over: Partial<Offered> = {}): Offered => ({
  sessionId,
  batchId: newId(),
  batch: { deviceId: "monitor-1", simulated: false, samples: samples(from, 1) },
  receivedAt: Temporal.Now.instant().round("millisecond"),
  admit: () => Promise.resolve(true),
  ...over,
});

const clinic = (): Uuid => room.test.clinics[0];
const openSessions = async (count: number): Promise<readonly Uuid[]> => {
  const places = await Promise.all(Array.from({ length: count }, () => room.open()));
  return places.map(({ sessionId }) => sessionId);
};

/** A server process: what it has in mind, and its own way in. `other`: with its own connections, too. */
const openServer = (database: Database = room.test.database) => {
  const monitoring = openMonitoring({ ...room.log, database, cache: streamCache() });
  const intake = openIntake(monitoring);
  return { take: (offered: Offered) => intake(clinic(), offered) };
};
const openOther = () => {
  const database = openDatabase(room.test.connection);
  others.push(database);
  return openServer(database);
};

type Kept = {
  readonly session_id: Uuid;
  readonly batch_id: Uuid;
  readonly number: number;
  readonly tx: string;
  readonly spo2: readonly number[];
};

/** What is kept of these sessions, as another connection sees it. */
const keptOf = (sessionIds: readonly Uuid[]): Promise<Kept[]> =>
  inClinic(room.test.database, clinic(), (tx) =>
    tx.all(statement<Kept>`
      select b.session_id, b.batch_id, b.number, b.tx::text as tx, (select coalesce(array_agg(s.spo2 order by s.place), '{}') from device_sample s
        where s.clinic_id = b.clinic_id and s.session_id = b.session_id and s.batch_id = b.batch_id and s.received_at = b.received_at) as spo2
      from device_batch b where b.clinic_id = ${tx.clinicId} and b.session_id = any(${sessionIds}::uuid[]) order by b.session_id, b.number`),
  );

const answerOf = (taken: Awaited<ReturnType<ReturnType<typeof openServer>["take"]>>) => (typeof taken === "string" ? taken : taken.answer);

test("batches of several sessions that arrive together are kept in one transaction, each under its own session and with its own answer", async () => {
  const { take } = openServer();
  const sessions = await openSessions(5);
  const offered = sessions.map((sessionId, index) =>
    batch(sessionId, 0, { batch: { deviceId: `monitor-${index}`, simulated: false, samples: samples(0, index + 1, 90 + index) } }),
  );
  const answers = (await Promise.all(offered.map(take))).map(answerOf);
  expect(answers).toEqual(
    offered.map(({ batchId }, index) => ({ batchId, accepted: index + 1, noSignal: 0, duplicates: 0, implausible: 0, repeated: false })),
  );
  const kept = await keptOf(sessions);
  expect(new Map(kept.map(({ session_id: id, batch_id: batchId, spo2 }) => [id, { batchId, spo2 }]))).toEqual(
    new Map(offered.map(({ sessionId, batchId }, index) => [sessionId, { batchId, spo2: samples(0, index + 1).map(() => 90 + index) }])),
  );
  const txOf = (sessionId: Uuid | undefined) => kept.find((one) => one.session_id === sessionId)?.tx;
  // The first goes at once; the others arrive meanwhile.
  expect(new Set(sessions.map(txOf)).size).toBe(2);
  expect(new Set(sessions.slice(1).map(txOf)).size).toBe(1);
});

test("a batch that comes twice at once, or again later, is kept once and answered the same; another session's id is refused", async () => {
  const { take } = openServer();
  const [first = "", second = "", third = "", fourth = ""] = await openSessions(4);
  const own = batch(first, 0);
  const [, , ...answers] = await Promise.all([batch(third, 0), batch(fourth, 0), own, batch(second, 0), own].map(take));
  expect(answers.map(answerOf)).toMatchObject([{ repeated: false, accepted: 1 }, { repeated: false }, { repeated: true, accepted: 1 }]);
  const reused = batch(second, 1, { batchId: own.batchId });
  const [, , ...again] = await Promise.all([batch(third, 1), batch(fourth, 1), own, reused].map(take));
  expect(again.map(answerOf)).toMatchObject([{ repeated: true, accepted: 1 }, "other-session"]);
  expect((await keptOf([first])).map(({ spo2 }) => spo2)).toEqual([[97]]);
  expect((await keptOf([second])).map(({ spo2 }) => spo2)).toEqual([[97]]);
});

test("a session that is not there, and a sender who may not, cost the others nothing and keep nothing", async () => {
  const { take } = openServer();
  const [first = "", second = "", good = "", closed = ""] = await openSessions(4);
  const barred = batch(closed, 0, { admit: () => Promise.resolve(false) });
  const [, , ...answers] = await Promise.all([batch(first, 0), batch(second, 0), batch(newId(), 0), barred, batch(good, 0)].map(take));
  expect(answers.map(answerOf)).toMatchObject(["no-session", "no-session", { accepted: 1 }]);
  expect(await keptOf([closed])).toEqual([]);
  expect(await keptOf([good])).toHaveLength(1);
});

test("a batch that the database refuses fails alone", async () => {
  const { take } = openServer();
  const [first = "", second = "", bad = "", good = ""] = await openSessions(4);
  const spoilt = batch(bad, 0, { batch: { deviceId: "no\u0000name", simulated: false, samples: samples(0, 1) } });
  const [, , failed, fine] = await Promise.allSettled([batch(first, 0), batch(second, 0), spoilt, batch(good, 0)].map(take));
  expect(failed).toMatchObject({ status: "rejected", reason: { code: "22021" } });
  expect(fine).toMatchObject({ status: "fulfilled", value: { answer: { accepted: 1 } } });
  expect(await keptOf([bad])).toEqual([]);
  expect(await keptOf([good])).toHaveLength(1);
  expect(answerOf(await take(batch(bad, 1)))).toMatchObject({ accepted: 1 });
});

test("batches of one session are taken in the order in which they came, however many others come between", async () => {
  const { take } = openServer();
  const sessions = await openSessions(3);
  const offered = [0, 1, 2, 3, 4].flatMap((second) => sessions.map((sessionId) => batch(sessionId, second)));
  await Promise.all(offered.map(take));
  for (const sessionId of sessions) {
    const sent = offered.filter((one) => one.sessionId === sessionId).map(({ batchId }) => batchId);
    const kept = await keptOf([sessionId]);
    expect(kept.map((one) => one.batch_id)).toEqual(sent);
    expect(kept.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  }
});

test("[ALM-3] a low stretch that arrives in pieces at once, beside other sessions, alarms once before it is answered", async () => {
  const [place, ...rest] = await Promise.all([room.open(), room.open(), room.open()]);
  const sent = (from: number, spo2: number) =>
    Array.from({ length: 5 }, (_, index) => ({
      sequence: from + index,
      observedAt: start.add({ seconds: from + index }).toString(),
      values: { spo2 },
    }));
  const answers = await Promise.all(
    [0, 5, 10].flatMap((from) => [
      room.send(place.sessionId, newId(), sent(from, 86)),
      ...rest.map(({ sessionId }) => room.send(sessionId, newId(), sent(from, 97))),
    ]),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const alarms = await inClinic(room.test.database, clinic(), (tx) =>
    tx.all(statement`
      select session_id, rule from session_alarm
      where clinic_id = ${tx.clinicId} and session_id = any(${[place, ...rest].map(({ sessionId }) => sessionId)}::uuid[])`),
  );
  expect(alarms).toEqual([{ session_id: place.sessionId, rule: "MON-SPO2-R" }]);
});

test("a session that another transaction holds waits by itself, and the others do not wait for it", async () => {
  const { take } = openServer();
  const [held = "", first = "", second = "", other = ""] = await openSessions(4);
  await take(batch(held, 0));
  let waiting: Promise<unknown> = Promise.resolve();
  await inClinic(room.test.database, clinic(), async (tx) => {
    await lockFeeds(tx, [held], "wait");
    const answered: Uuid[] = [];
    const offered = [batch(first, 0), batch(second, 0), batch(held, 1), batch(other, 0)];
    const taking = offered.map(async (one) => {
      await take(one);
      answered.push(one.sessionId);
    });
    waiting = Promise.all(taking);
    await Promise.all([taking[0], taking[1], taking[3], take(batch(first, 1)), take(batch(other, 1))]);
    expect(new Set(answered)).toEqual(new Set([first, second, other]));
  });
  await waiting;
  expect((await keptOf([held])).map(({ number }) => number)).toEqual([1, 2]);
});

test("two servers take the batches of the same sessions at once, in any order, and keep each once", async () => {
  const servers = [openServer(), openOther()];
  const sessions = await openSessions(6);
  const offered = servers.flatMap(({ take }, server) =>
    Array.from({ length: 8 }, (_, turn) => {
      const inOrder = server === 0 ? sessions : sessions.toReversed();
      return inOrder.map((sessionId) => ({ take, one: batch(sessionId, turn * 2 + server) }));
    }).flat(),
  );
  const answers = await Promise.all(offered.map(({ take, one }) => take(one)));
  expect(answers.map(answerOf)).toEqual(offered.map(({ one }) => expect.objectContaining({ batchId: one.batchId, accepted: 1 })));
  for (const sessionId of sessions) {
    const kept = await keptOf([sessionId]);
    expect(kept.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect(kept.map(({ spo2 }) => spo2)).toEqual(kept.map(() => [97]));
  }
});

test("the same batch sent to two servers at once is kept once", async () => {
  const servers = [openServer(), openOther()];
  const [sessionId = "", ...rest] = await openSessions(3);
  const own = batch(sessionId, 0);
  const answers = await Promise.all(servers.flatMap(({ take }) => [...rest.map((id) => take(batch(id, 0))), take(own)]));
  const repeated = answers.map(answerOf).flatMap((one) => (typeof one === "string" || one.batchId !== own.batchId ? [] : [one.repeated]));
  expect(repeated.filter(Boolean)).toHaveLength(1);
  expect(await keptOf([sessionId])).toHaveLength(1);
});
