import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";

import { openTestRoom, type Place, type TestRoom } from "./test-room.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await openTestRoom();
});
afterAll(() => room.close());

const cuff = (deviceId: string) => ({ attachmentId: newId(), deviceId, kind: "bluetooth", name: "Cuff" });

const attachments = ({ sessionId }: Place) =>
  inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.all(statement`select device_id, kind, name, detached_at is not null as ended from session_device
      where clinic_id = ${tx.clinicId} and session_id = ${sessionId} order by attached_at, attachment_id`),
  );
const incidents = ({ sessionId }: Place) =>
  inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.all(statement`select kind from session_incident where clinic_id = ${tx.clinicId} and session_id = ${sessionId}`),
  );

test("[DEV-1] [DEV-2] an attachment stands in the directory with its start and its end", async () => {
  const place = await room.open();
  const body = cuff(newId());
  expect((await room.act(place, "attach-device", body)).status).toBe(200);
  expect(await attachments(place)).toEqual([{ device_id: body.deviceId, kind: "bluetooth", name: "Cuff", ended: false }]);
  expect((await room.act(place, "detach-device", { attachmentId: body.attachmentId })).status).toBe(200);
  expect(await attachments(place)).toMatchObject([{ ended: true }]);
  expect(await room.act(place, "detach-device", { attachmentId: newId() })).toMatchObject({ status: 409, body: { rule: "DEV-2" } });
  expect((await room.act(place, "attach-device", { ...cuff(newId()), kind: "telepathy" })).status).toBe(422);
  expect((await room.act(place, "attach-device", cuff(newId()), { as: room.gateway })).status).toBe(403);
});

test("[DEV-3] a device in a second running session raises an incident in both records, once, however often it is sent", async () => {
  const [first, second] = [await room.open(), await room.open()];
  const deviceId = newId();
  await room.act(first, "attach-device", cuff(deviceId));
  const [body, at, commandId] = [cuff(deviceId), Temporal.Now.instant().toString({ smallestUnit: "millisecond" }), newId()];
  expect((await room.act(second, "attach-device", body, { commandId, at })).status).toBe(200);
  expect(await room.act(second, "attach-device", body, { commandId, at })).toMatchObject({ status: 200, body: { repeated: true } });
  expect(await incidents(first)).toEqual([{ kind: "device-in-two-sessions" }]);
  expect(await incidents(second)).toEqual([{ kind: "device-in-two-sessions" }]);
});

test("[DEV-3] a device that was detached before belongs to its new session alone", async () => {
  const [first, second] = [await room.open(), await room.open()];
  const body = cuff(newId());
  await room.act(first, "attach-device", body);
  await room.act(first, "detach-device", { attachmentId: body.attachmentId });
  await room.act(second, "attach-device", cuff(body.deviceId));
  expect([...(await incidents(first)), ...(await incidents(second))]).toEqual([]);
});

test("[DEV-3] two sessions that attach one device at the same moment do not miss each other", async () => {
  for (let round = 0; round < 5; round += 1) {
    const places = [await room.open(), await room.open()];
    const deviceId = newId();
    await Promise.all(places.map((place) => room.act(place, "attach-device", cuff(deviceId))));
    for (const place of places) expect((await incidents(place)).length).toBeGreaterThan(0);
  }
});

test("[BLE-9] what a device streams to a tablet is judged like a gateway's values, once a batch, and only in the session's own episode", async () => {
  const place = await room.open();
  const start = Temporal.Now.instant().subtract({ minutes: 2 }).round("second");
  const samples = Array.from({ length: 15 }, (_, second) => ({
    sequence: second,
    observedAt: start.add({ seconds: second }).toString(),
    values: { spo2: 86, pulse: 70 },
  }));
  const [body, commandId] = [{ deviceId: "ble-oximeter", samples }, newId()];
  const counts = { batchId: commandId, accepted: 15, noSignal: 0, duplicates: 0, implausible: 0 };
  expect(await room.act(place, "chart-samples", body, { commandId })).toEqual({ status: 200, body: { ...counts, repeated: false } });
  expect(await room.act(place, "chart-samples", body, { commandId })).toEqual({ status: 200, body: { ...counts, repeated: true } });
  const raised = await inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.all(statement`select rule, origin from session_alarm where clinic_id = ${tx.clinicId} and session_id = ${place.sessionId}`),
  );
  expect(raised).toEqual([{ rule: "MON-SPO2-R", origin: "stream" }]);
  const other = await room.open();
  expect((await room.act({ ...place, episodeId: other.episodeId }, "chart-samples", body)).status).toBe(404);
  expect((await room.act(place, "chart-samples", body, { as: room.gateway })).status).toBe(403);
});

test("[BLE-3] a cuff reading that two tablets send is charted once, with what the device says of it", async () => {
  const place = await room.open();
  const source = {
    kind: "device",
    deviceId: "ble-cuff",
    name: "Cuff",
    localTime: "2026-11-29T10:15:30",
    user: 1,
    flags: ["body-movement"],
  };
  const values = { systolic: { value: 120, unit: "mm[Hg]" }, diastolic: { value: 80, unit: "mm[Hg]" }, confirmed: false };
  for (let tablet = 0; tablet < 2; tablet += 1)
    expect((await room.act(place, "chart-vitals", { readingId: newId(), source, ...values })).status).toBe(200);
  const readings = await inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.all(statement`select reading from session_reading where clinic_id = ${tx.clinicId} and session_id = ${place.sessionId}`),
  );
  expect(readings).toMatchObject([{ reading: { source } }]);
  expect((await room.act(place, "chart-vitals", { readingId: newId(), source: { ...source, flags: ["banana"] }, ...values })).status).toBe(
    422,
  );
});
