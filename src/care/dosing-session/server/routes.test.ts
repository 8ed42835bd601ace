import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { planStream } from "#care/plan/rules/plan.ts";
import { setForTest } from "#care/protocol/server/test-protocol.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { rebuildProjections } from "#platform/event-log/rebuild-projections.ts";
import { appendForTest } from "#platform/event-log/test-append.ts";

import { timelineAnswer } from "../contract-answers.ts";
import { dosingSessionProjection } from "./dosing-session-projection.ts";
import { sweepSessions } from "./monitor/sweep.ts";
import { readBoardSessions } from "./read-board.ts";
import { readOverdue } from "./read-overdue.ts";
import { readProtocols } from "./session-protocols.ts";
import { opening, openTestRoom, type Place, type TestRoom } from "./test-room.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await openTestRoom();
});
afterAll(() => room.close());

const at = ({ episodeId, sessionId }: Place, part = ""): string => `/api/episodes/${episodeId}/dosing-sessions/${sessionId}${part}`;
const ago = (minutes: number): string =>
  Temporal.Now.instant()
    .subtract({ seconds: Math.round(minutes * 60) })
    .toString({ smallestUnit: "millisecond" });
const vitals = (systolic: number, diastolic: number, more: object = {}) => ({
  readingId: newId(),
  source: { kind: "hand" },
  confirmed: false,
  systolic: { value: systolic, unit: "mm[Hg]" },
  diastolic: { value: diastolic, unit: "mm[Hg]" },
  heartRate: { value: 72, unit: "/min" },
  saturation: { value: 98, unit: "%" },
  respiration: { value: 14, unit: "/min" },
  moaas: { value: 5, unit: "{score}" },
  ...more,
});
const dose = (more: object = {}) => ({
  doseId: newId(),
  orderId: newId(),
  kind: "first",
  drug: "ketamine-racemic",
  route: "IM",
  form: "solution",
  amount: { value: 35_000, unit: "ug" },
  lotId: null,
  site: "left deltoid",
  ...more,
});

const rows = (text: string) =>
  inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.all({ compile: () => ({ ...statement``.compile(), sql: text, parameters: [] }) }),
  );

/** Somebody has the watch. */
const attend = (place: Place, minutes: number) =>
  room.act(
    place,
    "enter-person",
    { staffId: room.nurse.kind === "staff" ? room.nurse.personId : "", role: "monitor" },
    { at: ago(minutes) },
  );

test("a session runs from its opening to the alarm, on the board, in the timeline and in the facts", async () => {
  const place = await room.open();
  await attend(place, 41);
  expect((await room.act(place, "chart-vitals", vitals(122, 78), { at: ago(40) })).status).toBe(200);
  const given = await room.act(place, "chart-dose", dose(), { at: ago(31) });
  expect(given.status).toBe(200);
  expect((await room.act(place, "chart-vitals", vitals(184, 96), { at: ago(2) })).status).toBe(200);

  const board = await room.get("/api/board");
  expect(board.body).toMatchObject({
    sessions: [
      {
        sessionId: place.sessionId,
        roomName: "Room 1",
        patientName: "Ada Frost",
        initials: "AF",
        phase: "return",
        given: { value: 35_000, unit: "ug" },
        charted: { systolic: { value: 184, source: "hand" }, moaas: { value: 5 } },
        alarms: [{ rule: "MON-SBP-R", level: "red", acknowledged: false, settled: false }],
      },
    ],
  });
  const facts = await room.get(at(place, "/facts?after=3"));
  expect(facts.body).toMatchObject({
    facts: [
      { version: 4, type: "dose-given" },
      { version: 5, type: "incident-raised" },
      { version: 6 },
      { version: 7, type: "alarm-raised" },
    ],
  });
  const timeline = await room.get(at(place, "/timeline"));
  expect(z.safeParse(timelineAnswer, timeline.body).error).toBeUndefined();
  expect(timeline.body).toMatchObject({
    sessionId: place.sessionId,
    entries: [
      { type: "person-entered" },
      { type: "vitals-charted" },
      { type: "dose-given" },
      { type: "incident-raised" },
      {},
      {},
      { type: "session-opened" },
    ],
  });
  expect((await room.get(at(place))).body).toMatchObject({
    version: 7,
    status: "open",
    patient: { name: "Ada Frost", birthDate: "1980-02-03" },
    roomName: "Room 1",
    chart: { allergies: null, weight: null, touch: null, boosterMaximum: null, recording: false, intention: null },
  });
  expect((await room.get(`/api/episodes/${place.episodeId}/dosing-sessions`)).body).toMatchObject({
    sessions: [{ status: "open", given: { value: 35_000 } }],
  });
  expect(await rows(`select stage from episode where episode_id = '${place.episodeId}'`)).toEqual([{ stage: "dosing" }]);
});

test("[DOSE-21] a dose past the shut gate is charted, with what the gate said, and raises an incident", async () => {
  const place = await room.open();
  const gates = await room.get(at(place, "/gates"));
  expect(gates.body).toMatchObject({
    dose: {
      gate: "DOSE",
      conditions: [
        { id: "DOSE-1", status: "unmet" },
        { id: "DOSE-2", status: "unmet" },
        {},
        {},
        {},
        {},
        {},
        { id: "DOSE-8", status: "unmet" },
        {},
        {},
        { id: "DOSE-11", status: "unmet" },
        { id: "DOSE-12", status: "met" },
        { id: "DOSE-15", status: "met" },
        { id: "DOSE-16", status: "met" },
        { id: "DOSE-13", status: "unknown" },
        { id: "DOSE-14", status: "met" },
        { id: "DOSE-17", status: "unknown" },
      ],
    },
  });
  await room.act(place, "chart-dose", dose());
  const incidents = await rows(`select kind, conditions from session_incident where session_id = '${place.sessionId}'`);
  expect(incidents).toMatchObject([{ kind: "dose-given-while-gate-shut", conditions: expect.arrayContaining(["DOSE-1", "DOSE-8"]) }]);
});

test("[DOSE-12] [DOSE-14] the dose of another session counts by its real time, the session's own does not", async () => {
  const first = await room.open();
  await room.act(first, "chart-dose", dose(), { at: ago(60 * 20) });
  const second = { ...first, sessionId: newId() };
  await room.act(second, "open-session", opening(second));
  const standing = async () => {
    const gates = z.object({ dose: z.object({ conditions: z.array(z.object({ id: z.string(), status: z.string() })) }) });
    const { conditions } = gates.parse((await room.get(at(second, "/gates"))).body).dose;
    return conditions.filter(({ id }) => id === "DOSE-12" || id === "DOSE-14").map(({ status }) => status);
  };
  expect(await standing()).toEqual(["unmet", "unmet"]);
  await inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.all(statement`
      insert into integration_note (clinic_id, note_id, episode_id, session_id, signed_at, signed_by)
      values (${room.test.clinics[0]}, ${newId()}, ${first.episodeId}, ${first.sessionId}, ${ago(60)}, ${newId()})`),
  );
  await room.act(second, "chart-dose", dose(), { at: ago(1) });
  expect(await standing()).toEqual(["unmet", "met"]);
});

test("[DOSE-15] three sessions within the seven days before are counted by when their doses were given, and shut the gate of a fourth", async () => {
  const first = await room.open();
  const given = async (hours: number) => {
    const place = { ...first, sessionId: newId() };
    await room.act(place, "open-session", opening(place));
    await room.act(place, "chart-dose", dose(), { at: ago(60 * hours) });
  };
  const week = async () => {
    const gates = z.object({ dose: z.object({ conditions: z.array(z.object({ id: z.string(), status: z.string() })) }) });
    return gates.parse((await room.get(at(first, "/gates"))).body).dose.conditions.find(({ id }) => id === "DOSE-15")?.status;
  };
  await given(170);
  await given(150);
  await given(100);
  expect(await week()).toBe("met");
  await given(50);
  expect(await week()).toBe("unmet");
});

test("[DOSE-17] a medicine reconciled after the order with a major interaction shuts the gate, and names where it is resolved", async () => {
  const place = await room.open();
  const stream = { clinicId: room.test.clinics[0], episodeId: place.episodeId, streamId: place.episodeId };
  const by = { ...stream, actor: { kind: "staff", id: newId() } } as const;
  const medicines = [{ name: "Oxycodone", dose: "5 mg", frequency: "daily", action: "continue" as const }];
  await appendForTest(room.test.database, by, planStream, { type: "medicines-reconciled", none: false, medicines, note: "" });
  expect((await room.get(at(place, "/gates"))).body).toMatchObject({
    dose: {
      conditions: expect.arrayContaining([
        expect.objectContaining({
          id: "DOSE-17",
          status: "unmet",
          reason: expect.stringContaining("Oxycodone"),
          evidence: `/app/episodes/${place.episodeId}/plan`,
        }),
      ]),
    },
  });
});

test("the same command sent again charts once; the same reading under another command, too", async () => {
  const place = await room.open();
  const [commandId, reading, when] = [newId(), vitals(120, 80), ago(1)];
  await room.act(place, "chart-vitals", reading, { commandId, at: when });
  expect((await room.act(place, "chart-vitals", reading, { commandId, at: when })).body).toMatchObject({ version: 2, repeated: true });
  expect((await room.act(place, "chart-vitals", reading, { at: when })).body).toMatchObject({ version: 2 });
});

test("a refusal says its rule and its field, and changes nothing", async () => {
  const place = await room.open();
  const refused = await room.act(place, "chart-vitals", vitals(80, 90));
  expect(refused).toMatchObject({ status: 409, body: { rule: "BP-2", errors: [{ field: "diastolic" }] } });
  expect((await room.act(place, "chart-vitals", { ...vitals(120, 80), systolic: { value: 16, unit: "kPa" } })).status).toBe(422);
  expect((await room.get(at(place))).body).toMatchObject({ version: 1 });
  expect(await room.act(place, "release-patient", {})).toMatchObject({ status: 409, body: { rule: "REL-2" } });
});

test("a session is not to be found under another episode, nor in another clinic", async () => {
  const [place, other] = [await room.open(), await room.admit()];
  const wrong = { ...place, episodeId: other.episodeId };
  for (const part of ["", "/facts", "/gates"]) expect((await room.get(at(wrong, part))).status, part).toBe(404);
  expect((await room.get(at(wrong, "/timeline"))).body).toMatchObject({ entries: [] });
  expect(await room.act(wrong, "chart-vitals", vitals(120, 80))).toMatchObject({ status: 409, body: { rule: "LOG-2" } });
  const foreign = await room.admit(1);
  expect((await room.get(at(foreign))).status).toBe(404);
  expect((await room.act(foreign, "open-session", opening(foreign))).status).toBe(404);
});

test("the patient may tap for someone, and nothing else", async () => {
  const place = await room.open();
  const patient = {
    kind: "patient",
    clinicId: room.test.clinics[0],
    personId: place.patientId,
    signInId: newId(),
    scope: null,
    permissions: new Set(["own.read", "own.write"] as const),
  } as const;
  expect((await room.act(place, "call-for-someone", { callId: newId() }, { as: patient })).status).toBe(200);
  expect((await room.act(place, "chart-vitals", vitals(120, 80), { as: patient })).status).toBe(403);
  const board = await room.get("/api/board");
  expect(JSON.stringify(board.body)).toContain("CALL-1");
});

test("[DUE-4] the sweep says once that a reading is overdue", async () => {
  const place = await room.open();
  await attend(place, 23);
  await room.act(place, "chart-dose", dose(), { at: ago(22) });
  await sweepSessions(room.monitoring, Temporal.Now.instant());
  await sweepSessions(room.monitoring, Temporal.Now.instant());
  const alarms = await rows(`select rule from session_alarm where session_id = '${place.sessionId}'`);
  expect(alarms).toEqual([{ rule: "DUE-1" }]);
});

test("[DUE-4] readings that are overdue are found in every session, also when these are read a few at a time", async () => {
  const places = [await room.open(), await room.open(), await room.open(), await room.open(), await room.open()];
  for (const [index, place] of places.entries()) {
    await attend(place, 23);
    await room.act(place, "chart-dose", dose(), { at: ago(index === 3 ? 1 : 22) });
  }
  const found = await inClinic(room.test.database, room.test.clinics[0], (tx) => readOverdue(tx, Temporal.Now.instant(), 2));
  const own = found.filter(({ sessionId }) => places.some((place) => place.sessionId === sessionId));
  const late = places.filter((_, index) => index !== 3);
  expect(new Map(own.map(({ sessionId, episodeId }) => [sessionId, episodeId]))).toEqual(
    new Map(late.map(({ sessionId, episodeId }) => [sessionId, episodeId])),
  );
});

test("a crossed-out dose counts nothing, in the ledger too, and the line stays", async () => {
  const place = await room.open();
  const [doseId, lotId] = [newId(), newId()];
  await room.act(place, "chart-dose", dose({ doseId, lotId }));
  await room.act(place, "enter-dose-in-error", { doseId, reason: "another patient's" });
  expect(await rows(`select kind, amount_ug, concerns, note from ledger_entry where lot_id = '${lotId}' order by recorded_at`)).toEqual([
    { kind: "administered", amount_ug: dose().amount.value, concerns: null, note: "" },
    { kind: "corrected", amount_ug: 0, concerns: doseId, note: "another patient's" },
  ]);
  expect((await room.get(`/api/episodes/${place.episodeId}/dosing-sessions`)).body).toMatchObject({ sessions: [{ given: { value: 0 } }] });
});

test("[SES-3] a session keeps the clinic's protocol of the moment in which it is opened, and no later change touches it", async () => {
  const change = (version: number, value: number): Promise<void> =>
    setForTest(room.test.database, room.test.clinics[0], { key: "session.sbp.red", value, version });
  await change(1, 170);
  const strict = await room.open();
  await change(2, 190);
  const loose = await room.open();
  for (const place of [strict, loose]) await room.act(place, "chart-vitals", vitals(175, 90));
  const alarmsOf = ({ sessionId }: Place) => rows(`select rule from session_alarm where session_id = '${sessionId}' order by rule`);
  expect(await alarmsOf(strict)).toEqual([{ rule: "MON-SBP-R" }]);
  expect(await alarmsOf(loose)).toEqual([{ rule: "MON-SBP-A" }]);
  const protocolOf = await inClinic(room.test.database, room.test.clinics[0], (tx) =>
    readProtocols(tx, [strict.sessionId, loose.sessionId]),
  );
  expect([protocolOf(strict.sessionId).version, protocolOf(loose.sessionId).version]).toEqual([1, 2]);
  await change(3, 180);
  expect(await rows(`select protocol->>'version' as version from dosing_session where session_id = '${loose.sessionId}'`)).toEqual([
    { version: "2" },
  ]);
});

test("[ESC-1] [EMG-1] the board shows how long nobody has looked, what to do, and when to call emergency services", async () => {
  const place = await room.open();
  await attend(place, 21);
  await room.act(place, "chart-dose", dose(), { at: ago(20) });
  await room.act(place, "chart-vitals", vitals(184, 96), { at: ago(4) });
  expect((await room.act(place, "record-emergency-sign", { sign: "chest-pain", present: true, note: "" })).status).toBe(200);
  // The alarm is known since now: nobody could have acknowledged it four minutes ago.
  const own = z.object({ sessions: z.array(z.looseObject({ sessionId: z.string() })) });
  const onBoard = async () => z.parse(own, (await room.get("/api/board")).body).sessions.find((one) => one.sessionId === place.sessionId);
  expect(await onBoard()).toMatchObject({
    alarms: [{ rule: "MON-SBP-R", escalation: "none", action: expect.stringContaining("Prescriber to the bedside") }],
    emergencies: [{ id: "EMG-1", signs: ["chest-pain"] }],
    missingStreams: ["saturation"],
    dueUntil: expect.any(String),
  });
  await room.act(place, "record-emergency-sign", { sign: "chest-pain", present: false, note: "" });
  expect(await onBoard()).toMatchObject({ emergencies: [] });
  const later = await inClinic(room.test.database, room.test.clinics[0], (tx) =>
    readBoardSessions(tx, "all", Temporal.Now.instant().add({ minutes: 4 })),
  );
  expect(later.find((one) => one.sessionId === place.sessionId)?.alarms[0]).toMatchObject({ escalation: "all-staff" });
});

test("[PSC-20] the gates say which items of the checklist the record answers", async () => {
  const place = await room.open();
  expect((await room.get(at(place, "/gates"))).body).toMatchObject({
    checklist: expect.arrayContaining([
      { item: "PSC-02", says: "no", reason: expect.stringContaining("not signed") },
      { item: "PSC-18", says: "no", reason: "The active order is not this session's." },
    ]),
  });
});

const tables = [
  "dosing_session",
  "session_reading",
  "dose_given",
  "session_alarm",
  "session_person",
  "session_lost_signal",
  "session_emergency_sign",
  "session_incident",
  "session_watch_fact",
  "ledger_entry",
];

test("the tables rebuilt from the log are the live ones", async () => {
  const place = await room.open();
  await room.act(place, "enter-person", { staffId: newId(), role: "nurse" }, { at: ago(20) });
  await room.act(place, "enter-person", { staffId: newId(), role: "therapist" }, { at: ago(20) });
  await room.act(place, "begin-break", { expectedBackAt: ago(5) }, { at: ago(10) });
  const dump = () => Promise.all(tables.map((name) => rows(`select t::text from ${name} t order by 1`)));
  const before = await dump();
  await rebuildProjections(room.test.connection, [dosingSessionProjection]);
  expect(await dump()).toEqual(before);
  expect(
    before.every((found, index) => found.length > 0 || ["session_lost_signal", "session_emergency_sign"].includes(tables[index] ?? "")),
  ).toBe(true);
});

test("a long timeline comes whole and in the order of clinical time, whatever order it was charted in", async () => {
  const place = await room.open();
  const note = (index: number) =>
    room.act(place, "note-event", { noteId: newId(), code: "words", text: `note ${index}` }, { at: ago(60 - index / 20) });
  for (let done = 0; done < 200; done += 20) await Promise.all(Array.from({ length: 20 }, (_, index) => note(done + 19 - index)));
  const { status, body } = await room.get(at(place, "/timeline"));
  expect(status).toBe(200);
  const times = z
    .parse(z.object({ entries: z.array(z.object({ type: z.string(), observedAt: z.string() })) }), body)
    .entries.filter(({ type }) => type === "event-noted")
    .map(({ observedAt }) => observedAt);
  expect(times).toHaveLength(200);
  expect(times).toEqual(times.toSorted());
});
