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
