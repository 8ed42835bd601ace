import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as z from "zod/mini";

import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { asOwner } from "#platform/database/test-template.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { beginning } from "#platform/event-log/cursor.ts";

import { sampleNotice } from "../../contract-live.ts";
import { openTestRoom, type Place, type TestRoom } from "../test-room.ts";
import { makeSamplePartitions } from "./make-sample-partitions.ts";
import { openMonitoring } from "./monitoring.ts";
import { sampleSource } from "./sample-source.ts";
import { sweepSessions } from "./sweep.ts";
import { takeSamples } from "./take-samples.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await openTestRoom();
});
afterAll(() => room.close());

const start = Temporal.Now.instant().subtract({ minutes: 8 }).round("second");
const sample = (second: number, values: object, more: object = {}) => ({
  sequence: second,
  observedAt: start.add({ milliseconds: Math.round(second * 1000) }).toString(),
  values,
  ...more,
});
const seconds = (from: number, count: number, values: object) => Array.from({ length: count }, (_, index) => sample(from + index, values));

const rows = (text: string) =>
  inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.all({ compile: () => ({ ...statement``.compile(), sql: text, parameters: [] }) }),
  );
const alarmsOf = ({ sessionId }: Place) =>
  rows(
    `select rule, origin, settled_at is not null as settled from session_alarm where session_id = '${sessionId}' order by raised_at, rule`,
  );

test("a batch is stored, counted by what became of each sample, and answered the same when it comes again", async () => {
  const place = await room.open();
  const batch = [
    sample(0, { hr: 71, spo2: "97" }),
    sample(0, { hr: 71, spo2: 97 }),
    sample(1, { hr: "***", spo2: 0 }),
    sample(2, { sbp: 80, dbp: 95, map: 85 }),
    sample(3, { hr: 70, spo2: null }, { status: "measured", deviceAt: "2031-01-01T00:00:00Z" }),
    sample(4, { hr: 70 }, { status: "test" }),
  ];
  const batchId = newId();
  const answer = { batchId, accepted: 2, noSignal: 1, duplicates: 1, implausible: 2 };
  expect(await room.send(place.sessionId, batchId, batch)).toEqual({ status: 200, body: { ...answer, repeated: false } });
  expect(await room.send(place.sessionId, batchId, batch)).toEqual({ status: 200, body: { ...answer, repeated: true } });
  expect(
    await rows(
      `select place, hr, spo2, sbp, sent is not null as kept from device_sample where session_id = '${place.sessionId}' order by place`,
    ),
  ).toEqual([
    { place: 0, hr: 71, spo2: 97, sbp: null, kept: false },
    { place: 1, hr: null, spo2: null, sbp: null, kept: true },
    { place: 2, hr: null, spo2: null, sbp: null, kept: true },
    { place: 3, hr: 70, spo2: null, sbp: null, kept: true },
    { place: 4, hr: null, spo2: null, sbp: null, kept: true },
  ]);
});

test("samples that a gateway sends again in another batch are duplicates", async () => {
  const place = await room.open();
  await room.send(place.sessionId, newId(), seconds(0, 10, { hr: 70 }));
  expect((await room.send(place.sessionId, newId(), seconds(5, 10, { hr: 70 }))).body).toMatchObject({ accepted: 5, duplicates: 5 });
  expect((await room.send(place.sessionId, newId(), seconds(0, 15, { hr: 70 }), { deviceId: "another" })).body).toMatchObject({
    duplicates: 0,
  });
});

test("malformed batches are refused whole, with the field; an unknown session is not found; another's batch id is not taken", async () => {
  const place = await room.open();
  expect(await room.send(place.sessionId, newId(), [sample(0, { hr: 70, banana: 1 })])).toMatchObject({ status: 422 });
  expect(await room.send(place.sessionId, newId(), [sample(0, { hr: { value: 1 } })])).toMatchObject({ status: 422 });
  expect(await room.send(place.sessionId, newId(), seconds(0, 1_001, { hr: 70 }))).toMatchObject({
    status: 422,
    body: { errors: [{ field: "samples" }] },
  });
  expect(await room.send(place.sessionId, "no-uuid", seconds(0, 1, { hr: 70 }))).toMatchObject({
    status: 422,
    body: { errors: [{ field: "Idempotency-Key" }] },
  });
  expect((await room.send(newId(), newId(), seconds(0, 1, { hr: 70 }))).status).toBe(404);
  const batchId = newId();
  await room.send(place.sessionId, batchId, seconds(0, 1, { hr: 70 }));
  expect((await room.send((await room.open()).sessionId, batchId, seconds(0, 1, { hr: 70 }))).status).toBe(422);
});

test("[ALM-3] a sustained low SpO2 alarms in the log by the device, settles when it is back, and waits for a person", async () => {
  const place = await room.open();
  await room.send(place.sessionId, newId(), seconds(0, 30, { spo2: 97 }));
  await room.send(place.sessionId, newId(), seconds(30, 8, { spo2: 87 }));
  expect(await alarmsOf(place)).toEqual([]);
  await room.send(place.sessionId, newId(), seconds(38, 5, { spo2: 87 }));
  expect(await alarmsOf(place)).toEqual([{ rule: "MON-SPO2-R", origin: "stream", settled: false }]);
  await room.send(place.sessionId, newId(), seconds(43, 20, { spo2: 97 }));
  expect(await alarmsOf(place)).toEqual([{ rule: "MON-SPO2-R", origin: "stream", settled: true }]);
  const [raised] = await rows(`select actor_kind, observed_at from event where stream_id = '${place.sessionId}' and type = 'alarm-raised'`);
  expect(raised).toEqual({ actor_kind: "device", observed_at: start.add({ seconds: 40 }) });
  const board = z.parse(
    z.object({ sessions: z.array(z.object({ sessionId: z.string(), alarms: z.array(z.object({ alarmId: z.string() })) })) }),
    (await room.get("/api/board")).body,
  );
  const alarmId = board.sessions.find((one) => one.sessionId === place.sessionId)?.alarms[0]?.alarmId;
  expect((await room.act(place, "acknowledge-alarm", { alarmId, reason: "probe had slipped" })).status).toBe(200);
});

test("[ALM-3] a low stretch that arrives minutes late and in pieces alarms once, and is over already", async () => {
  const place = await room.open();
  await room.send(place.sessionId, newId(), seconds(200, 60, { spo2: 97 }));
  for (const from of [6, 0, 12, 9, 3]) await room.send(place.sessionId, newId(), seconds(from, 3, { spo2: 86 }));
  expect(await alarmsOf(place)).toEqual([{ rule: "MON-SPO2-R", origin: "stream", settled: true }]);
});

test("[SAMPLE-7] a second oximeter that says otherwise masks no low stretch", async () => {
  const place = await room.open();
  for (let second = 0; second < 15; second += 1) {
    await room.send(place.sessionId, newId(), seconds(second, 1, { spo2: 86 }));
    await room.send(place.sessionId, newId(), [sample(second + 0.5, { spo2: 98 })], { deviceId: "monitor-2" });
  }
  expect(await alarmsOf(place)).toEqual([{ rule: "MON-SPO2-R", origin: "stream", settled: false }]);
});

test("[SAMPLE-6] a cuff reading of the monitor is charted once, by its own time, with the values beside it", async () => {
  const place = await room.open();
  await room.send(
    place.sessionId,
    newId(),
    [...seconds(0, 20, { hr: 75, spo2: 98 }), ...seconds(20, 60, { hr: 76, spo2: 98, sbp: 131, dbp: 84, map: 99 })],
    { simulated: true },
  );
  const readings = z.parse(
    z.array(z.object({ observed_at: z.unknown(), reading: z.unknown() })),
    await rows(`select observed_at, reading from session_reading where session_id = '${place.sessionId}'`),
  );
  expect(readings).toHaveLength(1);
  expect(readings[0]?.observed_at).toEqual(start.add({ seconds: 20 }));
  expect(readings[0]?.reading).toMatchObject({
    source: { kind: "simulated", deviceId: "monitor-1" },
    systolic: { value: 131 },
    heartRate: { value: 76 },
    saturation: { value: 98 },
  });
});

test("[ALM-6] a second server process goes on where the first stopped, and says nothing twice", async () => {
  const place = await room.open();
  await room.send(place.sessionId, newId(), [...seconds(0, 20, { spo2: 97 }), ...seconds(20, 8, { spo2: 86 })]);
  const other = openMonitoring(room.log);
  const receivedAt = Temporal.Now.instant().round("millisecond");
  const batch = { deviceId: "monitor-1", simulated: false, samples: [] as const };
  const samples = seconds(28, 6, { spo2: 86 }).map(({ observedAt, ...one }) => ({
    ...one,
    observedAt: Temporal.Instant.from(observedAt),
    status: "measured" as const,
  }));
  const taken = await inClinic(room.test.database, room.test.clinics[0], (tx) =>
    takeSamples(tx, { sessionId: place.sessionId, batchId: newId(), batch: { ...batch, samples }, receivedAt }, other.feedOf),
  );
  if (typeof taken === "string") throw new Error(taken);
  const feedPlace = {
    clinicId: room.test.clinics[0],
    episodeId: place.episodeId,
    sessionId: place.sessionId,
    actor: { kind: "device", id: newId() } as const,
    receivedAt,
    deviceId: "monitor-1",
    simulated: false,
  };
  await other.record(feedPlace, taken.transitions);
  await other.record(feedPlace, taken.transitions);
  await room.send(place.sessionId, newId(), seconds(34, 10, { spo2: 86 }));
  expect(await alarmsOf(place)).toEqual([{ rule: "MON-SPO2-R", origin: "stream", settled: false }]);
  await room.send(place.sessionId, newId(), seconds(44, 20, { spo2: 98 }));
  expect(await alarmsOf(place)).toMatchObject([{ settled: true }]);
});

test("[ALM-6] an alarm from before a restart, older than what is rebuilt, is still settled", async () => {
  const place = await room.open();
  await room.send(place.sessionId, newId(), seconds(0, 30, { spo2: 86 }));
  await asOwner(room.test.connection, async (owner) => {
    for (const table of ["device_sample", "device_batch"]) {
      await owner.query(`update ${table} set received_at = received_at - interval '20 minutes' where session_id = $1`, [place.sessionId]);
    }
  });
  const samples = seconds(30, 20, { spo2: 98 }).map(({ observedAt, ...one }) => ({
    ...one,
    observedAt: Temporal.Instant.from(observedAt),
    status: "measured" as const,
  }));
  const sent = { sessionId: place.sessionId, batchId: newId(), batch: { deviceId: "monitor-1", simulated: false, samples } };
  const taken = await inClinic(room.test.database, room.test.clinics[0], (tx) =>
    takeSamples(tx, { ...sent, receivedAt: Temporal.Now.instant().round("millisecond") }, () => undefined),
  );
  expect(taken).toMatchObject({ transitions: [{ kind: "settled", rule: "MON-SPO2-R" }] });
});

test("[SIG-2] the sweep notices a monitor that has fallen silent, also one that another process fed, and says it once", async () => {
  const place = await room.open();
  await room.send(place.sessionId, newId(), seconds(0, 20, { spo2: 97, hr: 70 }));
  const later = Temporal.Now.instant().add({ seconds: 45 });
  await sweepSessions(openMonitoring(room.log), later);
  await sweepSessions(room.monitoring, later.add({ seconds: 5 }));
  expect(await alarmsOf(place)).toEqual([
    { rule: "SIG-1", origin: "signal", settled: false },
    { rule: "SIG-1", origin: "signal", settled: false },
  ]);
  expect(await rows(`select parameter from session_lost_signal where session_id = '${place.sessionId}' order by 1`)).toEqual([
    { parameter: "heartRate" },
    { parameter: "saturation" },
  ]);
  await room.send(place.sessionId, newId(), seconds(60, 5, { spo2: 97, hr: 70 }));
  expect(await rows(`select parameter from session_lost_signal where session_id = '${place.sessionId}'`)).toEqual([]);
  expect(await alarmsOf(place)).toMatchObject([{ settled: true }, { settled: true }]);
});

test("the room reads the newest values and the whole series", async () => {
  const place = await room.open();
  await room.send(place.sessionId, newId(), [...seconds(0, 3, { hr: 70, spo2: 98 }), sample(3, { hr: 0, spo2: 96 })]);
  expect((await room.get(`/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}`)).body).toMatchObject({
    latest: [
      { parameter: "heartRate", value: 70, observedAt: start.add({ seconds: 2 }).toString(), deviceId: "monitor-1", simulated: false },
      { parameter: "saturation", value: 96, observedAt: start.add({ seconds: 3 }).toString() },
    ],
  });
  const series = await room.get(`/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}/samples`);
  expect(series.body).toMatchObject({
    at: [0, 1, 2, 3].map((second) => start.epochMilliseconds + second * 1000),
    heartRate: [70, 70, 70, null],
    saturation: [98, 98, 98, 96],
  });
  const after = await room.get(
    `/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}/samples?after=${start.add({ seconds: 2 }).toString()}`,
  );
  expect(after.body).toMatchObject({ saturation: [96] });
});

test("batches come out of the live tail as notices of their session", async () => {
  const place = await room.open();
  await room.send(place.sessionId, newId(), seconds(0, 2, { pulse: 66, spo2: 98 }));
  // Other test files share the server: their open transactions hold the tail back for a moment.
  const last = await vi.waitFor(async () => {
    const batch = await inClinic(room.test.database, room.test.clinics[0], (tx) => sampleSource.readAfter(tx, beginning));
    const message = batch.items.at(-1)?.message;
    if (message?.kind !== "notice" || message.episodeId !== place.episodeId) throw new Error("It has not come yet.");
    return message;
  }, 10_000);
  expect(last).toMatchObject({ topic: sampleNotice.topicOf(place.sessionId), episodeId: place.episodeId });
  expect(z.parse(sampleNotice.data, last.data)).toMatchObject({ heartRate: [66, 66], saturation: [98, 98], respiration: [null, null] });
});

test("samples cannot be changed by the application, and land in the partition of their day", async () => {
  await expect(rows("delete from device_sample")).rejects.toMatchObject({ code: "42501" });
  expect(await rows("select distinct tableoid::regclass::text as name from device_sample")).toEqual([
    { name: `device_sample_${Temporal.Now.plainDateISO("UTC").toString().replaceAll("-", "")}` },
  ]);
  expect(await makeSamplePartitions(room.test.database, 16)).toBe(2);
  expect(await makeSamplePartitions(room.test.database, 16)).toBe(0);
});
