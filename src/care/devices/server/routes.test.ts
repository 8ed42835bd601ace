import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { sessionSide } from "#care/dosing-session/server/monitor/session-side.ts";
import { openTestRoom, type Place, type TestRoom } from "#care/dosing-session/server/test-room.ts";
import type { MllpListener } from "#interop/hl7v2/mllp-listener.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { Caller } from "#platform/identity/caller.ts";
import { permissionsOf } from "#platform/identity/permissions.ts";

import { openHl7Listener } from "./hl7-listener.ts";
import { openTestLine, type TestLine } from "./test-devices.ts";

let room: TestRoom;
let listener: MllpListener;
let line: TestLine;

beforeAll(async () => {
  room = await openTestRoom();
  listener = await openHl7Listener({
    database: room.test.database,
    side: sessionSide(room.monitoring),
    host: "127.0.0.1",
    port: 0,
    clinic: undefined,
    now: () => Temporal.Now.instant().round("millisecond"),
    warn: () => undefined,
  });
  line = await openTestLine(listener.port);
});
afterAll(async () => {
  line.close();
  await listener.close();
  await room.close();
});

const details = (name: string, more: object = {}) => ({
  name,
  sort: "monitor",
  identifiers: [name],
  roomId: null,
  timeZone: null,
  clock: "by-hand",
  simulated: false,
  active: true,
  mapping: [],
  version: 0,
  ...more,
});
const save = (deviceId: string, body: object) => room.call("PUT", `/api/devices/${deviceId}`, body);
const saved = async (name: string, more: object = {}): Promise<string> => {
  const deviceId = newId();
  expect(await save(deviceId, details(name, more))).toEqual({ status: 200, body: {} });
  return deviceId;
};
const now = () => Temporal.Now.instant().round("millisecond");
const attach = async (place: Place, deviceId: string) =>
  expect(
    await room.act(
      place,
      "attach-device",
      { attachmentId: newId(), deviceId, kind: "hl7v2", name: "Monitor" },
      { at: now().subtract({ seconds: 300 }).toString() },
    ),
  ).toMatchObject({ status: 200 });

const oru = (equipment: string, value: string, code = "147842^MDC_ECG_HEART_RATE^MDC") =>
  [
    `MSH|^~\\&|MON||K||${stamp()}||ORU^R01|${newId()}|P|2.6`,
    "PID|||7||Frost^Ada",
    "OBR|1|||X",
    `OBX|1|NM|${code}||${value}|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R|||||||${equipment}`,
  ].join("\r");
const stamp = () =>
  `${now()
    .toString({ smallestUnit: "second" })
    .replaceAll(/[-:TZ]/g, "")}+0000`;

const entries = z.array(
  z.object({
    entryId: z.string(),
    name: z.string(),
    why: z.string(),
    patient: z.string(),
    messages: z.number(),
    reason: z.nullable(z.string()),
  }),
);
const inbox = async () => z.parse(z.object({ waiting: entries, settled: entries }), (await room.get("/api/device-inbox")).body);
const rows = (sessionId: string) =>
  inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.all(
      statement`select hr from device_sample where clinic_id = ${room.test.clinics[0]} and session_id = ${sessionId} order by observed_at, place`,
    ),
  );

test("[DEV-25] a device is kept with who changed it; a name of another device and a change of what was changed meanwhile are refused", async () => {
  const deviceId = await saved("Bed 1");
  expect(await save(newId(), details("Bed 2", { identifiers: [" bed 1"] }))).toMatchObject({
    status: 422,
    body: { errors: [{ field: "identifiers" }] },
  });
  expect(await save(deviceId, details("Bed one", { identifiers: ["Bed 1"], version: 1 }))).toMatchObject({ status: 200 });
  expect(await save(deviceId, details("Bed uno", { identifiers: ["Bed 1"], version: 1 }))).toMatchObject({
    status: 409,
    body: { rule: "DEV-25" },
  });
  expect(await save(newId(), details("X", { timeZone: "Mars/Base" }))).toMatchObject({ status: 422 });
  const row = { system: "ACME", code: "HR", parameter: "hr", unit: "/min" };
  expect(await save(newId(), details("Y", { mapping: [row, { ...row, system: "acme" }] }))).toMatchObject({ status: 422 });
  expect((await room.get("/api/devices")).body).toMatchObject({ devices: [{ name: "Bed one", version: 2 }] });
  const changes = await inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.all(
      statement`select version, changed_by from device_change where clinic_id = ${tx.clinicId} and device_id = ${deviceId} order by version`,
    ),
  );
  expect(changes).toMatchObject([{ version: 1 }, { version: 2 }]);
});

test("without a clinic by name, a message goes to the one clinic whose directory knows the device, and else to none", async () => {
  const deviceId = await saved("Walls");
  const place = await room.open();
  await attach(place, deviceId);
  expect((await line.send(oru("Walls", "70")))[1]?.[1]).toBe("AA");
  expect(await rows(place.sessionId)).toEqual([{ hr: 70 }]);
  const [, msa, err] = await line.send(oru("Nowhere", "70"));
  expect([msa?.[1], err?.[3]]).toEqual(["AR", "103^Table value not found^HL70357"]);
  const foreign: Caller = {
    kind: "staff",
    clinicId: room.test.clinics[1],
    personId: newId(),
    signInId: newId(),
    roles: ["administrator"],
    permissions: permissionsOf(["administrator"]),
  };
  expect(
    await room.call("PUT", `/api/devices/${newId()}`, details("Elsewhere", { identifiers: ["Walls"] }), { as: foreign }),
  ).toMatchObject({ status: 200 });
  expect((await line.send(oru("Walls", "71")))[1]?.[1]).toBe("AR");
});

test("[DEV-24] what waits is matched to a session at its own times, once, with who and why; the name it bore is gone then", async () => {
  const deviceId = await saved("Idle");
  for (const value of ["60", "61"]) await line.send(oru("Idle", value));
  const [entry] = (await inbox()).waiting;
  expect(entry).toMatchObject({ name: "Idle", why: "no-session", patient: "Ada Frost, 7", messages: 2 });
  const place = await room.open();
  const match = () =>
    room.call("POST", `/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}/take-from-inbox`, {
      entryId: entry?.entryId,
      reason: "the monitor of this room",
    });
  expect(await match()).toEqual({ status: 200, body: {} });
  expect(await match()).toMatchObject({ status: 409, body: { rule: "DEV-24" } });
  expect(await rows(place.sessionId)).toEqual([{ hr: 60 }, { hr: 61 }]);
  const { settled, waiting } = await inbox();
  expect(waiting.filter(({ entryId }) => entryId === entry?.entryId)).toEqual([]);
  expect(settled[0]).toMatchObject({ reason: "the monitor of this room", patient: "" });
  expect(deviceId).not.toBe("");
});

test("[DEV-24] [DEV-12] values of a device that nobody knew are read by its table once it has one, and discarding keeps them on record", async () => {
  const otherClinic = room.test.clinics[1];
  expect(otherClinic).not.toBe(room.test.clinics[0]);
  await saved("Gateway", { identifiers: ["MON-GATEWAY"] });
  const direct = await openHl7Listener({
    database: room.test.database,
    side: sessionSide(room.monitoring),
    host: "127.0.0.1",
    port: 0,
    clinic: await slugOf(),
    now: () => now(),
    warn: () => undefined,
  });
  const own = await openTestLine(direct.port);
  await own.send(oru("NEW-1", "66", "PULS^Puls^ACME"));
  own.close();
  await direct.close();
  const entry = (await inbox()).waiting.find(({ why }) => why === "unknown-device");
  const place = await room.open();
  const match = () =>
    room.call("POST", `/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}/take-from-inbox`, {
      entryId: entry?.entryId,
      reason: "",
    });
  expect(await match()).toMatchObject({ status: 409 });
  await saved("New", { identifiers: ["NEW-1"], mapping: [{ system: "ACME", code: "PULS", parameter: "pulse", unit: null }] });
  expect(await match()).toEqual({ status: 200, body: {} });
  await line.send(oru("Idle", "62"));
  const left = (await inbox()).waiting.find(({ name }) => name === "Idle");
  expect(await room.call("POST", `/api/device-inbox/${left?.entryId}/discard`, { reason: "" })).toMatchObject({ status: 422 });
  expect(await room.call("POST", `/api/device-inbox/${left?.entryId}/discard`, { reason: "cable test" })).toEqual({
    status: 200,
    body: {},
  });
  const kept = await inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.all(statement`select from device_inbox_message where clinic_id = ${tx.clinicId} and entry_id = ${left?.entryId}`),
  );
  expect(kept).toHaveLength(1);
});

const slugOf = async (): Promise<string> => {
  const row = await inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.first(statement<{ slug: string }>`select slug from clinic where clinic_id = ${tx.clinicId}`),
  );
  return row?.slug ?? "";
};

test("[DEV-20] a gateway sends by device: to its session, or to the inbox; the same batch is answered the same", async () => {
  const deviceId = await saved("By device");
  const place = await room.open();
  const sample = (second: number, values: object, more: object = {}) => ({
    sequence: second,
    observedAt: now()
      .subtract({ seconds: 20 - second })
      .toString(),
    values,
    ...more,
  });
  const path = `/api/gateway/devices/${deviceId}/samples`;
  const key = newId();
  const samples = [sample(0, { hr: 70 }), sample(1, { hr: "***" }), sample(2, { hr: 71 }, { status: "test" })];
  const send = (batch: string) => room.call("POST", path, { samples }, { as: room.gateway, key: batch });
  const waits = { batchId: key, accepted: 0, noSignal: 0, duplicates: 0, implausible: 0, waiting: 1 };
  expect(await send(key)).toEqual({ status: 200, body: { ...waits, repeated: false } });
  expect(await send(key)).toEqual({ status: 200, body: { ...waits, repeated: true } });
  await attach(place, deviceId);
  expect((await send(newId())).body).toMatchObject({ accepted: 1, noSignal: 1, implausible: 1, waiting: 0 });
  expect(await send(newId())).toMatchObject({ body: { duplicates: 3 } });
  expect(await room.call("POST", `/api/gateway/devices/${newId()}/samples`, { samples }, { as: room.gateway })).toMatchObject({
    status: 404,
  });
  expect(await room.call("POST", path, { samples: [] }, { as: room.gateway })).toMatchObject({ status: 422 });
  expect(await room.call("POST", path, { samples })).toMatchObject({ status: 403 });
});
