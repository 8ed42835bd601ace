import { afterAll, beforeAll, expect, test } from "vitest";

import { readEpisodeTimeline } from "#care/episode/server/read-episode-timeline.ts";
import { measuresProjection } from "#care/measures/server/measures-projection.ts";
import { measuresRoutes } from "#care/measures/server/routes.ts";
import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { asOwner } from "#platform/database/test-template.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { rebuildProjections } from "#platform/event-log/rebuild-projections.ts";
import { streamCache } from "#platform/event-log/stream-cache.ts";
import type { Caller } from "#platform/identity/caller.ts";
import type { StaffRole } from "#platform/identity/permissions.ts";

import { emptyPlanWords, typedFrom } from "../rules/stored-plan.ts";
import { escalate, escalationTask } from "./escalation-task.ts";
import { readSafetyFlags } from "./read-safety-flags.ts";
import { safetyHold } from "../rules/safety-hold.ts";
import { safetyProjection } from "./safety-projection.ts";
import { safetyRoutes } from "./routes.ts";

const projections = [measuresProjection, safetyProjection];
let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic(projections, (routes) => {
    measuresRoutes(routes);
    safetyRoutes(routes);
  });
});
afterAll(() => clinic.close());

const owner = <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  asOwner(clinic.test.connection, async (connection) => (await connection.query<Row>(text, [...values])).rows);
const now = () => Temporal.Now.instant().round("millisecond");

const post = (as: Caller, { episodeId }: Patient, act: string, body: object) =>
  clinic.call({ as, method: "POST", path: `/api/episodes/${episodeId}/${act}`, body, commandId: newId() });
const answer = (patient: Patient, item9: number | null, as = patient.caller) =>
  post(as, patient, "complete-measure", {
    responseId: newId(),
    instrument: "phq9",
    definitionVersion: "1",
    items: [0, 0, 0, 0, 0, 0, 0, 0, item9],
    extra: {},
    language: "en",
    occasion: "unscheduled",
    sessionId: null,
  });
const concern = (as: Caller, patient: Patient, evidence: object, note = "") =>
  post(as, patient, "raise-safety-concern", { concernId: newId(), evidence, note });

type Task = { readonly flagId: string; readonly episodeId: string; readonly rule: string; readonly raisedAt: string };
const tasksOf = async (patient: Patient, as = clinic.staff("coordinator"), path = "/api/safety-tasks"): Promise<readonly Task[]> => {
  const { body } = await clinic.call({ as, path });
  const tasks: readonly Task[] = Object(body).tasks;
  return tasks.filter(({ episodeId }) => episodeId === patient.episodeId);
};
const safetyOf = async (patient: Patient) =>
  (await clinic.call({ as: clinic.staff("therapist"), path: `/api/episodes/${patient.episodeId}/safety` })).body;

/** Somebody with a row in the directory, so that messages reach them. */
const hire = async (role: StaffRole): Promise<Caller & { kind: "staff" }> => {
  const caller = clinic.staff(role);
  if (caller.kind !== "staff") throw new Error("Not staff.");
  const [clinicId, id] = [clinic.test.clinics[0], caller.personId];
  await owner("insert into staff (clinic_id, staff_id, display_name, email, joined_at) values ($1, $2, $3, $4, now())", [
    clinicId,
    id,
    `Test ${role} ${id.slice(-4)}`,
    `${id}@clinic.example`,
  ]);
  await owner("insert into staff_role (clinic_id, staff_id, role, since) values ($1, $2, $3, now())", [clinicId, id, role]);
  return caller;
};

test("[SR-01] a positive item 9 stands on the worklist until a clinician closes it with a note", async () => {
  const patient = await clinic.admit();
  await answer(patient, 2);
  const [task] = await tasksOf(patient);
  expect(task).toMatchObject({ rule: "SR-01", level: "high", item: 2, phone: "555-0100", acknowledged: null, fromAfar: true });
  const act = (name: string, as: Caller, body: object) => post(as, patient, `safety-flags/${task?.flagId}/${name}`, body);
  expect((await act("acknowledge", clinic.staff("coordinator"), { note: "Calling." })).status).toBe(200);
  expect(await tasksOf(patient)).toMatchObject([{ acknowledged: { note: "Calling." } }]);
  const closing = { disposition: "safety-plan-made", note: "Spoken with, plan agreed." };
  expect((await act("close", clinic.staff("coordinator"), closing)).status).toBe(403);
  expect((await act("close", clinic.staff("therapist"), { ...closing, note: " " })).status).toBe(422);
  expect((await act("close", patient.caller, closing)).status).toBe(403);
  expect((await act("close", clinic.staff("therapist"), { ...closing, disposition: "referred" })).body).toMatchObject({ rule: "SAF-4" });
  expect((await act("close", clinic.staff("therapist"), closing)).status).toBe(200);
  expect(await tasksOf(patient)).toEqual([]);
});

test("[SAF-7] a concern of the staff stands on the same worklist, and only a prescriber closes a prescriber's", async () => {
  const patient = await clinic.admit();
  await answer(patient, null);
  const below = { kind: "urinary", symptoms: ["urgency"], urinalysis: "normal" };
  expect((await concern(clinic.staff("monitor"), patient, below)).status).toBe(200);
  expect((await concern(clinic.staff("monitor"), patient, { kind: "pregnancy-test", test: "urine", result: "positive" })).status).toBe(200);
  const tasks = await tasksOf(patient);
  expect(tasks.map(({ rule }) => rule)).toEqual(["SR-02", "SR-17"]);
  const flagId = tasks[1]?.flagId ?? "";
  const close = (role: StaffRole) =>
    post(clinic.staff(role), patient, `safety-flags/${flagId}/close`, { disposition: "course-stopped", note: "Counselled." });
  expect(await close("therapist")).toMatchObject({ status: 409, body: { rule: "SAF-4" } });
  expect(await safetyOf(patient)).toMatchObject({ holds: [expect.stringContaining("SR-02")], concerns: [{ evidence: below }, {}] });
  expect((await close("prescriber")).status).toBe(200);
  expect((await tasksOf(patient)).map(({ rule }) => rule)).toEqual(["SR-02"]);
});

test("[SAF-6] a disclosure reaches compliance alone, never whom it names, and holds dosing all the same", async () => {
  const patient = await clinic.admit();
  const named = await hire("medical-director");
  const evidence = { kind: "disclosure", about: "boundary", aboutStaffId: named.personId };
  expect((await concern(clinic.staff("therapist"), patient, evidence, "In her words.")).status).toBe(200);
  expect(await tasksOf(patient)).toEqual([]);
  expect(await tasksOf(patient, named, "/api/compliance-tasks")).toEqual([]);
  expect((await clinic.call({ as: clinic.staff("therapist"), path: "/api/compliance-tasks" })).status).toBe(403);
  const [task] = await tasksOf(patient, clinic.staff("administrator"), "/api/compliance-tasks");
  expect(task).toMatchObject({ rule: "SR-16", closeBy: "compliance" });
  expect(await safetyOf(patient)).toMatchObject({ flags: [], concerns: [], holds: [expect.stringContaining("compliance")] });
  const timeline = await inClinic(clinic.test.database, clinic.test.clinics[0], (tx) => readEpisodeTimeline(tx, patient.episodeId));
  expect(timeline).toEqual([]);
  const closing = { disposition: "reported", note: "Reported." };
  const close = (as: Caller, path: string) => post(as, patient, `${path}/${task?.flagId}/close`, closing);
  expect(await close(named, "compliance-flags")).toMatchObject({ status: 409, body: { rule: "SAF-2" } });
  expect(await close(clinic.staff("prescriber"), "safety-flags")).toMatchObject({ status: 409, body: { rule: "SAF-4" } });
  expect((await close(clinic.staff("administrator"), "compliance-flags")).status).toBe(200);
  expect(await safetyOf(patient)).toMatchObject({ holds: [] });
});

const log = () => ({ database: clinic.test.database, projections, cache: streamCache(), onAppended: () => undefined });
const escalateAt = (patient: Patient, flagId: string, at: Temporal.Instant) =>
  escalate({ log: log(), origin: "https://clinic.example" }, clinic.test.clinics[0], { episodeId: patient.episodeId, flagId }, at);
const mails = (staffId: string) =>
  owner<{ subject: string; body: string }>("select subject, body from message where recipient = $1 order by created_at", [
    `${staffId}@clinic.example`,
  ]);

const setOnCall = (body: object) => clinic.call({ as: clinic.staff("coordinator"), method: "POST", path: "/api/safety-on-call", body });
const putOnCall = (staffId: string) => setOnCall({ onCallId: newId(), staffId, untilAt: now().add({ hours: 12 }).toString() });

test("[SAF-16] who is on call is a clinician who works here, for a time to come; the newest entry counts and earlier ones stay", async () => {
  const [first, second] = [await hire("therapist"), await hire("prescriber")];
  const past = { onCallId: newId(), staffId: first.personId, untilAt: now().toString() };
  expect(await setOnCall(past)).toMatchObject({ status: 409, body: { rule: "SAF-16" } });
  expect(await putOnCall((await hire("monitor")).personId)).toMatchObject({ status: 409, body: { rule: "SAF-16" } });
  expect((await putOnCall(first.personId)).status).toBe(200);
  expect((await putOnCall(second.personId)).status).toBe(200);
  const { body } = await clinic.call({ as: second, path: "/api/safety-on-call" });
  expect(body).toMatchObject({ onCall: { staffId: second.personId } });
  expect(await owner("select 1 from safety_on_call")).toHaveLength(2);
});

test("[SR-06] a positive from afar that nobody saw is told to who is on call, then to the medical director, in messages that name nobody", async () => {
  const [director, onCall] = [await hire("medical-director"), await hire("therapist")];
  await putOnCall(onCall.personId);
  const patient = await clinic.admit();
  await answer(patient, 1);
  const flagId = (await tasksOf(patient))[0]?.flagId ?? "";
  const late = (minutes: number) => now().add({ minutes });
  expect(await escalateAt(patient, flagId, late(20))).toMatchObject({ outcome: "refused" });
  expect(await escalateAt(patient, flagId, late(31))).toMatchObject({ outcome: "accepted" });
  expect(await escalateAt(patient, flagId, late(32))).toMatchObject({ outcome: "refused" });
  expect(await mails(onCall.personId)).toMatchObject([{ subject: "A safety task needs you" }]);
  expect(await mails(director.personId)).toEqual([]);
  expect(await tasksOf(patient)).toMatchObject([
    { rule: "SR-01", escalatedTo: "on-call", closed: null },
    { rule: "SR-06", level: "critical" },
  ]);

  const tried = (outcome: string) =>
    post(onCall, patient, `safety-flags/${flagId}/record-contact-attempt`, { attemptId: newId(), how: "phone", outcome, note: "" });
  expect((await tried("not-reached")).status).toBe(200);
  expect(await escalateAt(patient, flagId, late(46))).toMatchObject({ outcome: "accepted" });
  expect(await tasksOf(patient)).toMatchObject([
    { escalatedTo: "medical-director", escalatedTold: expect.any(Number), attempts: 1, reachedAt: null },
    {},
  ]);
  const [mail] = await mails(director.personId);
  expect(mail?.body).toContain("https://clinic.example/app");
  expect(mail?.body).not.toMatch(/Patient|PHQ|suicid|dead/i);
  expect(await owner("select actor_kind from event where type = 'safety-flag-escalated' and episode_id = $1", [patient.episodeId])).toEqual(
    [{ actor_kind: "system" }, { actor_kind: "system" }],
  );
});

test("[SR-06] with nobody on call the medical director is told at once; what staff entered, and what was seen, is not escalated", async () => {
  await owner("delete from safety_on_call");
  const director = await hire("medical-director");
  const [alone, entered, seen] = [await clinic.admit(), await clinic.admit(), await clinic.admit()];
  await answer(alone, 3);
  await answer(entered, 3, clinic.staff("therapist"));
  await answer(seen, 3);
  const idOf = async (patient: Patient) => (await tasksOf(patient))[0]?.flagId ?? "";
  await post(clinic.staff("coordinator"), seen, `safety-flags/${await idOf(seen)}/acknowledge`, { note: "" });
  const later = now().add({ hours: 2 });
  expect(await escalateAt(entered, await idOf(entered), later)).toMatchObject({ outcome: "refused" });
  expect(await escalateAt(seen, await idOf(seen), later)).toMatchObject({ outcome: "refused" });
  expect(await escalateAt(alone, await idOf(alone), later)).toMatchObject({ outcome: "accepted" });
  expect(await mails(director.personId)).toHaveLength(1);
});

test("[SR-06] the job finds by itself what is due in its clinic, and running twice takes no step twice", async () => {
  const [first, second] = [await clinic.admit(), await clinic.admit()];
  await answer(first, 1);
  await answer(second, 2);
  const clinicId = clinic.test.clinics[0];
  const run = () =>
    escalationTask({ log: log(), origin: "https://clinic.example" }).run({
      clinicId,
      content: { occursAt: now().toString() },
      at: now().add({ minutes: 31 }),
      isLastTry: false,
      inClinic: (work) => inClinic(clinic.test.database, clinicId, work),
    });
  await run();
  await run();
  for (const patient of [first, second]) {
    expect(await tasksOf(patient)).toMatchObject([{ rule: "SR-01", escalatedTo: "on-call" }, { rule: "SR-06" }]);
  }
});

test("[SR-07] a questionnaire that rose after a dose of the ledger raises its flag with the result", async () => {
  const patient = await clinic.admit();
  await answer(patient, 0);
  await owner(
    `insert into ledger_entry (clinic_id, entry_id, lot_id, kind, amount_ug, at, recorded_at, by_id, episode_id, route)
     values ($1, $2, $3, 'administered', 50000, now(), now(), $3, $4, 'IM')`,
    [clinic.test.clinics[0], newId(), newId(), patient.episodeId],
  );
  const worse = {
    items: [2, 2, 2, 0, 0, 0, 0, 0, 0],
    responseId: newId(),
    instrument: "phq9",
    definitionVersion: "1",
    extra: {},
    language: "en",
  };
  expect((await post(patient.caller, patient, "complete-measure", { ...worse, occasion: "follow-up", sessionId: null })).status).toBe(200);
  expect(await tasksOf(patient)).toMatchObject([{ rule: "SR-07", item: null }]);
});

const words = {
  ...emptyPlanWords,
  warningSigns: ["I stop answering"],
  coping: ["Walk by the river"],
  people: [{ name: "Kim", relationship: "sister", phone: "555-0111" }],
};

test("[SAF-11] [SAF-12] [SAF-13] a plan is drafted, kept, signed by both, given, and read by its patient; its words stay out of the log", async () => {
  const patient = await clinic.admit();
  const therapist = clinic.staff("therapist");
  const path = `/api/episodes/${patient.episodeId}/safety-plan`;
  const save = (revision: number, coping: string) =>
    clinic.call({ as: therapist, method: "PUT", path: `${path}-draft`, body: { typed: { ...typedFrom(words), coping }, revision } });
  await save(2, "Walk\n");
  await save(1, "");
  expect((await clinic.call({ as: therapist, path: `${path}-draft` })).body).toMatchObject({
    draft: { revision: 2, typed: { coping: "Walk\n" } },
  });
  expect((await clinic.call({ as: patient.caller, path: `${path}-draft` })).status).toBe(403);
  const planId = newId();
  expect(await post(therapist, patient, "write-safety-plan", { planId: newId(), words: emptyPlanWords })).toMatchObject({
    body: { rule: "SAF-11" },
  });
  expect((await post(patient.caller, patient, "write-safety-plan", { planId, words })).status).toBe(403);
  expect((await post(therapist, patient, "write-safety-plan", { planId, words })).status).toBe(200);
  expect((await clinic.call({ as: therapist, path: `${path}-draft` })).body).toEqual({ draft: null });
  const act = (name: string, as: Caller, body: object) => post(as, patient, `safety-plans/${planId}/${name}`, body);
  expect(await act("sign", patient.caller, { as: "clinician" })).toMatchObject({ status: 409, body: { rule: "SAF-12" } });
  expect((await act("sign", patient.caller, { as: "patient" })).status).toBe(200);
  expect(await safetyOf(patient)).toMatchObject({ plan: { standing: "not-known", needed: "unknown", unsigned: { planId } } });
  expect((await act("sign", therapist, { as: "clinician" })).status).toBe(200);
  expect((await act("give-copy", therapist, { how: "paper" })).status).toBe(200);
  expect(await safetyOf(patient)).toMatchObject({ plan: { standing: "current", counts: { planId, given: { how: "paper" } } } });
  const own = await clinic.call({ as: patient.caller, path });
  expect(own.body).toMatchObject({ plan: { words, signed: { patient: { by: patient.patientId } } } });
  const other = await clinic.admit();
  expect((await clinic.call({ as: other.caller, path })).status).toBe(404);
  const events = await owner<{ payload: string }>("select payload::text as payload from event where episode_id = $1", [patient.episodeId]);
  expect(events.map(({ payload }) => payload).join("")).not.toMatch(/Kim|river|555-0111/);
});

test("[SAF-5] the flags as they were known earlier hold what was open then", async () => {
  const patient = await clinic.admit();
  await answer(patient, 2);
  const [task] = await tasksOf(patient);
  const opened = Temporal.Instant.from(task?.raisedAt ?? "");
  await post(clinic.staff("therapist"), patient, `safety-flags/${task?.flagId}/close`, {
    disposition: "no-current-thoughts",
    note: "Seen.",
  });
  const holdAt = (at?: Temporal.Instant) =>
    inClinic(
      clinic.test.database,
      clinic.test.clinics[0],
      async (tx) => safetyHold(await readSafetyFlags(tx, patient.episodeId, at)).holds,
    );
  expect([await holdAt(opened), await holdAt()]).toEqual([true, false]);
});

test("what waits for an occasion stands below what has a time, the gravest first", async () => {
  const patient = await clinic.admit();
  await concern(clinic.staff("prescriber"), patient, { kind: "mania-screen", result: "positive" });
  await concern(clinic.staff("prescriber"), patient, { kind: "pregnancy-test", test: "urine", result: "positive" });
  await concern(clinic.staff("prescriber"), patient, { kind: "urinary", symptoms: ["frequency", "urgency"], urinalysis: "not-done" });
  await concern(clinic.staff("prescriber"), patient, { kind: "psychosis-mania", symptoms: ["delusions"] });
  expect((await tasksOf(patient)).map(({ rule }) => rule)).toEqual(["SR-11", "SR-12", "SR-17", "SR-08"]);
});

test("the worklist rebuilt from the log is the one that was there, and another clinic sees none of it", async () => {
  const rows = () => owner("select t::text from safety_task t order by 1");
  const live = await rows();
  expect(live.length).toBeGreaterThan(10);
  await rebuildProjections(clinic.test.connection, projections);
  expect(await rows()).toEqual(live);
  const { body } = await clinic.call({ as: clinic.staff("prescriber", 1), path: "/api/safety-tasks" });
  expect(body).toEqual({ tasks: [] });
});
