import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "#platform/ambient/new-id.ts";
import { permissionsOf } from "#platform/identity/permissions.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { bedsideAnswer } from "../contract-bedside.ts";
import { wallAnswer, trendsAnswer } from "../contract-board.ts";
import { alarmsAnswer } from "../contract-alarms.ts";
import { boardAnswer } from "../contract-answers.ts";
import { openTestRoom, type Place, type TestRoom } from "./test-room.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await openTestRoom();
});
afterAll(() => room.close());

const now = () => Temporal.Now.instant();
const wall = (): Caller => ({ kind: "gateway", clinicId: room.test.clinics[0], tokenId: newId(), permissions: new Set(["board.watch"]) });
const therapist = (): Caller => ({
  kind: "staff",
  clinicId: room.test.clinics[0],
  personId: newId(),
  signInId: newId(),
  roles: ["administrator"],
  permissions: permissionsOf(["administrator"]),
});
const low = (spo2: number) => ({
  readingId: newId(),
  source: { kind: "hand" },
  confirmed: false,
  saturation: { value: spo2, unit: "%" },
});
const alarmsOf = async (place: Place) => {
  const { body } = await room.get("/api/alarms");
  return alarmsAnswer.parse(body).rooms.find(({ sessionId }) => sessionId === place.sessionId)?.alarms ?? [];
};
const ringing = async () => {
  const place = await room.open();
  await room.act(place, "chart-vitals", low(85));
  const [alarm] = await alarmsOf(place);
  if (alarm === undefined) throw new Error("Nothing rings.");
  return { place, alarm };
};

test("[SIL-1] a silenced alarm stays on the board, not acknowledged, with the time until which its sound rests", async () => {
  const { place, alarm } = await ringing();
  const until = now().add({ seconds: 60 }).toString({ smallestUnit: "millisecond" });
  expect((await room.act(place, "silence-alarm", { alarmId: alarm.alarmId, until, seen: 85 })).status).toBe(200);
  expect(await alarmsOf(place)).toMatchObject([{ alarmId: alarm.alarmId, acknowledged: false, silence: { reached: "none" } }]);
  const { body } = await room.get("/api/board");
  const shown = boardAnswer.parse(body).sessions.find(({ sessionId }) => sessionId === place.sessionId);
  expect(shown?.alarms[0]?.silence?.until.toString({ smallestUnit: "millisecond" })).toBe(until);
});

test("[SIL-4] the server ends a silence when a worse value is charted", async () => {
  const { place, alarm } = await ringing();
  const until = now().add({ seconds: 60 }).toString();
  await room.act(place, "silence-alarm", { alarmId: alarm.alarmId, until, seen: 85 });
  await room.act(place, "chart-vitals", low(79), { at: now().add({ milliseconds: 50 }).toString() });
  expect((await alarmsOf(place)).find(({ alarmId }) => alarmId === alarm.alarmId)?.silence).toBe(null);
});

test("[SIL-4] a worse value of the monitor ends a silence for good, also when the next ones are better again", async () => {
  const { place, alarm } = await ringing();
  const until = now().add({ seconds: 60 }).toString();
  const silence = async () => (await alarmsOf(place)).find(({ alarmId }) => alarmId === alarm.alarmId)?.silence;
  const stream = (spo2: number, sequence: number) =>
    room.send(place.sessionId, newId(), [{ sequence, observedAt: now().toString({ smallestUnit: "millisecond" }), values: { spo2 } }]);
  await room.act(place, "silence-alarm", { alarmId: alarm.alarmId, until, seen: 85 });
  await stream(90, 1);
  expect(await silence()).toMatchObject({ reached: "none" });
  await stream(79, 2);
  await stream(95, 3);
  expect(await silence()).toBe(null);
});

test("[SIL-2] a silence that is too long is answered with its rule", async () => {
  const { place, alarm } = await ringing();
  const until = now().add({ hours: 2 }).toString();
  const answer = await room.act(place, "silence-alarm", { alarmId: alarm.alarmId, until, seen: null });
  expect(answer).toMatchObject({ status: 409, body: { rule: "SIL-2" } });
});

test("[WALL-1] the wall's answer names nobody: initials and room alone", async () => {
  const { place } = await ringing();
  const staffId = newId();
  await room.act(place, "enter-person", { staffId, role: "monitor" });
  const answer = await room.get("/api/wall", wall());
  expect(answer.status).toBe(200);
  const shown = wallAnswer.parse(answer.body).sessions.find(({ sessionId }) => sessionId === place.sessionId);
  expect(shown?.initials).toMatch(/^\p{L}{1,2}$/u);
  const board = boardAnswer.parse((await room.get("/api/board")).body).sessions.find(({ sessionId }) => sessionId === place.sessionId);
  const text = JSON.stringify(answer.body);
  for (const name of board?.patientName.split(" ") ?? []) expect(text).not.toContain(`"${name}`);
  expect(text).not.toContain("patientName");
  expect(text).not.toContain(place.episodeId);
});

test("[WALL-2] a wall's token opens the wall and nothing else", async () => {
  const { place } = await ringing();
  expect((await room.get("/api/wall/trends", wall())).status).toBe(200);
  for (const path of ["/api/board", "/api/alarms", `/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}`]) {
    expect((await room.get(path, wall())).status).toBe(403);
  }
  const acknowledged = await room.act(place, "acknowledge-alarm", { alarmId: "x", reason: "" }, { as: wall() });
  expect(acknowledged.status).toBe(403);
  expect((await room.get("/api/wall", therapist())).status).toBe(403);
});

test("the trends tell the last charted pressures in the order of time, and streamed values by the minute", async () => {
  const place = await room.open();
  for (const [ago, systolic] of [
    [3, 118],
    [2, 131],
    [1, 126],
  ] as const) {
    const body = {
      readingId: newId(),
      source: { kind: "hand" },
      confirmed: false,
      systolic: { value: systolic, unit: "mm[Hg]" },
      diastolic: { value: 70, unit: "mm[Hg]" },
    };
    await room.act(place, "chart-vitals", body, { at: now().subtract({ minutes: ago }).toString() });
  }
  await room.send(place.sessionId, newId(), [{ sequence: 1, observedAt: now().toString(), values: { hr: 71, spo2: 97 } }]);
  const { sessions } = trendsAnswer.parse((await room.get("/api/board/trends")).body);
  const own = sessions.find(({ sessionId }) => sessionId === place.sessionId);
  expect(own?.systolic).toEqual([118, 131, 126]);
  expect([own?.heartRate.at(-1), own?.saturation.at(-1), own?.saturation.length]).toEqual([71, 97, 30]);
});

test("[LOSS-3] several screens that tell of the same interruption leave one fact", async () => {
  const place = await room.open();
  const from = now().subtract({ seconds: 40 }).toString();
  for (const until of [now().subtract({ seconds: 5 }), now()]) {
    expect((await room.act(place, "note-interruption", { from, until: until.toString() })).status).toBe(200);
  }
  const { body } = await room.get(`/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}/timeline`);
  expect(JSON.stringify(body).match(/"screens-cut-off"/g)).toHaveLength(1);
});

const bedside = (place: Place, sessionId = place.sessionId, personId = place.patientId): Caller => ({
  kind: "patient",
  clinicId: room.test.clinics[0],
  personId,
  signInId: newId(),
  scope: { kind: "bedside", id: sessionId },
  permissions: new Set(["own.read", "own.write"]),
});

test("[CALL-2] the bedside phone calls, sees that somebody comes, and nothing else", async () => {
  const place = await room.open();
  const phone = bedside(place);
  const callId = newId();
  expect((await room.act(place, "call-for-someone", { callId }, { as: phone })).status).toBe(200);
  expect((await room.get(`/api/bedside/${place.sessionId}`, phone)).body).toMatchObject({
    running: true,
    calls: [{ callId, acknowledgedAt: null }],
  });
  expect((await alarmsOf(place)).map(({ rule, level }) => [rule, level])).toEqual([["CALL-1", "red"]]);
  await room.act(place, "acknowledge-alarm", { alarmId: `CALL-1:${callId}`, reason: "" });
  expect(bedsideAnswer.parse((await room.get(`/api/bedside/${place.sessionId}`, phone)).body).calls[0]?.acknowledgedAt).not.toBe(null);
  for (const path of ["", "/facts", "/timeline"]) {
    const { status } = await room.get(`/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}${path}`, phone);
    expect(status).toBe(403);
  }
});

test("[CALL-2] the phone of one session reaches no other, not even another of the same patient", async () => {
  const [place, other] = [await room.open(), await room.open()];
  expect((await room.get(`/api/bedside/${other.sessionId}`, bedside(place))).status).toBe(403);
  expect((await room.act(other, "call-for-someone", { callId: newId() }, { as: bedside(place) })).status).toBe(403);
  expect((await room.get(`/api/bedside/${other.sessionId}`, bedside(place, other.sessionId))).status).toBe(404);
});

test("[CALL-2] staff make the link for a session that is not closed", async () => {
  const place = await room.open();
  const made = await room.act(place, "bedside-link", {});
  expect(made).toMatchObject({ status: 200, body: { token: expect.any(String) } });
});
