import { afterAll, beforeAll, expect, test } from "vitest";

import { dosingSessionProjection } from "#care/dosing-session/server/dosing-session-projection.ts";
import { giveDose } from "#care/integration/server/fixtures/dosed-episode.ts";
import { integrationProjection } from "#care/integration/server/integration-projection.ts";
import { integrationRoutes } from "#care/integration/server/routes.ts";
import { measuresProjection } from "#care/measures/server/measures-projection.ts";
import { measuresRoutes } from "#care/measures/server/routes.ts";
import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import type { Instant } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { asOwner } from "#platform/database/test-template.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { streamCache } from "#platform/event-log/stream-cache.ts";
import type { Caller } from "#platform/identity/caller.ts";
import { openLink } from "#platform/identity/server/mailed-links.ts";

import { followUpProjection } from "./follow-up-projection.ts";
import { followUpTasks } from "./follow-up-tasks.ts";
import { followUpRoutes } from "./routes.ts";

const projections = [measuresProjection, integrationProjection, followUpProjection];
let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic(projections, (routes) => {
    measuresRoutes(routes);
    integrationRoutes(routes);
    followUpRoutes(routes);
  });
});
afterAll(() => clinic.close());

const post = (as: Caller, { episodeId }: Patient, act: string, body: object) =>
  clinic.call({ as, method: "POST", path: `/api/episodes/${episodeId}/${act}`, body, commandId: newId() });
const read = (as: Caller, { episodeId }: Patient) => clinic.call({ as, path: `/api/episodes/${episodeId}/follow-up` });

const owner = <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> =>
  asOwner(clinic.test.connection, async (connection) => (await connection.query<Row>(text, [...values])).rows);

const now = () => Temporal.Now.instant().round("millisecond");

const dosed = async (daysAgo: number): Promise<{ readonly patient: Patient; readonly sessionId: string }> => {
  const patient = await clinic.admit();
  const place = { database: clinic.test.database, clinicId: clinic.test.clinics[0], episodeId: patient.episodeId };
  const at = now().subtract({ hours: 24 * daysAgo });
  return { patient, sessionId: await giveDose(place, at, { projections: [dosingSessionProjection] }) };
};

type Item = { readonly request_id: string; readonly due_at: Instant; readonly cancelled_at: Instant | null };
const items = ({ episodeId }: Patient) =>
  owner<Item>("select request_id, due_at, cancelled_at from follow_up_item where episode_id = $1 order by due_at", [episodeId]);
const jobs = ({ episodeId }: Patient) =>
  owner<{ identifier: string; run_at: Instant }>(
    `select t.identifier, j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.payload -> 'content' ->> 'episodeId' = $1 order by j.run_at`,
    [episodeId],
  );
const messages = ({ patientId }: Patient) =>
  owner<{ template: string; channel: string; body: string; subject: string }>(
    "select template, channel, body, subject from message where patient_id = $1 order by created_at, template",
    [patientId],
  );

const setEmail = ({ patientId }: Patient, email: string | null) =>
  owner("update patient set email = $2 where patient_id = $1", [patientId, email]);

/** Runs a job as the queue would, at a time of the test's own. */
const run = (name: string, { episodeId }: Patient, requestId: string, at: Instant) => {
  const { database, clinics } = clinic.test;
  const log = { database, projections, cache: streamCache(), onAppended: () => undefined };
  const task = followUpTasks({ log, origin: "https://clinic.example" }).find((one) => one.name === name);
  if (task === undefined) throw new Error(`There is no task ${name}.`);
  return task.run({
    clinicId: clinics[0],
    content: { episodeId, requestId },
    at,
    isLastTry: false,
    inClinic: (work) => inClinic(database, clinics[0], work),
  });
};

const scheduled = async () => {
  const { patient, sessionId } = await dosed(5);
  await setEmail(patient, "someone@example.org");
  expect((await post(clinic.staff("coordinator"), patient, "schedule-follow-up", { instruments: ["phq9"] })).status).toBe(200);
  const [first] = await items(patient);
  if (first === undefined) throw new Error("Nothing was planned.");
  return { patient, sessionId, requestId: first.request_id, dueAt: Temporal.Instant.from(first.due_at) };
};

const answers = (requestId: string, items: readonly number[]) => ({
  responseId: newId(),
  instrument: "phq9",
  definitionVersion: "1",
  items,
  extra: {},
  language: "en",
  requestId,
});

test("a schedule plans 17 questions with a job each, in the transaction of the command; planning again replaces both", async () => {
  const { patient } = await scheduled();
  expect(await items(patient)).toHaveLength(17);
  const waiting = await jobs(patient);
  expect(waiting.map(({ identifier }) => identifier)).toEqual(Array(17).fill("ask-follow-up"));
  expect((await post(clinic.staff("therapist"), patient, "schedule-follow-up", { instruments: ["phq9", "gad7"] })).status).toBe(200);
  const after = await items(patient);
  expect(after.filter(({ cancelled_at }) => cancelled_at === null)).toHaveLength(34);
  expect(await jobs(patient)).toHaveLength(34);
});

test("[FUP-9] on its day a question is asked and mailed once, and its link opens that one questionnaire alone", async () => {
  const { patient, requestId, dueAt } = await scheduled();
  await run("ask-follow-up", patient, requestId, dueAt);
  await run("ask-follow-up", patient, requestId, dueAt);
  const [message, ...others] = await messages(patient);
  expect(others).toEqual([]);
  expect(message).toMatchObject({ template: "follow-up-ask", channel: "email" });
  expect(`${message?.subject} ${message?.body}`).not.toMatch(/ketamine|PHQ|depress/i);
  const token = /#(\S+)/.exec(message?.body ?? "")?.[1] ?? "";
  const link = await inClinic(clinic.test.database, clinic.test.clinics[0], (tx) => openLink(tx, token, ["patient-scope"], dueAt));
  expect(link).toMatchObject({ person_id: patient.patientId, scope_kind: "measure-request", scope_id: requestId });

  if (patient.caller.kind !== "patient") throw new Error("The patient signs in as a patient.");
  const narrow: Caller = { ...patient.caller, scope: { kind: "measure-request", id: requestId } };
  const place = await clinic.call({ as: narrow, path: `/api/measure-requests/${requestId}` });
  expect(place).toEqual({ status: 200, body: { episodeId: patient.episodeId, requestId } });
  expect((await clinic.call({ as: narrow, path: `/api/measure-requests/${newId()}` })).status).toBe(403);
  expect((await clinic.call({ as: narrow, path: `/api/episodes/${patient.episodeId}/measures` })).status).toBe(403);
});

test("[FUP-9] one reminder goes when nothing came, and none after an answer", async () => {
  const { patient, requestId, dueAt } = await scheduled();
  await run("ask-follow-up", patient, requestId, dueAt);
  const reminder = (await jobs(patient)).find(({ identifier }) => identifier === "remind-follow-up");
  expect(reminder?.run_at.toString()).toBe(dueAt.add({ hours: 48 }).toString());
  await run("remind-follow-up", patient, requestId, dueAt.add({ hours: 48 }));
  await run("remind-follow-up", patient, requestId, dueAt.add({ hours: 96 }));
  expect((await messages(patient)).map(({ template }) => template)).toEqual(["follow-up-ask", "follow-up-reminder"]);

  const answered = await scheduled();
  await run("ask-follow-up", answered.patient, answered.requestId, answered.dueAt);
  const path = `measure-requests/${answered.requestId}/complete-measure`;
  const { requestId: _, ...body } = answers(answered.requestId, [1, 1, 1, 1, 1, 1, 1, 1, 0]);
  expect((await post(answered.patient.caller, answered.patient, path, body)).status).toBe(200);
  await run("remind-follow-up", answered.patient, answered.requestId, answered.dueAt.add({ hours: 48 }));
  expect(await messages(answered.patient)).toHaveLength(1);
  expect((await read(clinic.staff("therapist"), answered.patient)).body).toMatchObject({
    planned: expect.arrayContaining([
      expect.objectContaining({ requestId: answered.requestId, state: "answered", answer: expect.objectContaining({ total: 8 }) }),
    ]),
  });
});

test("a patient without an address is asked all the same, and staff see that no message could go", async () => {
  const { patient, requestId, dueAt } = await scheduled();
  await setEmail(patient, null);
  await run("ask-follow-up", patient, requestId, dueAt);
  expect(await messages(patient)).toEqual([]);
  expect((await read(clinic.staff("therapist"), patient)).body).toMatchObject({
    planned: expect.arrayContaining([expect.objectContaining({ requestId, asked: expect.objectContaining({ hadAddress: false }) })]),
  });
});

test("a question that is due stands on the clinic's list until it is answered", async () => {
  const { patient, requestId } = await scheduled();
  await owner("update follow_up_item set due_at = now() - interval '4 days' where request_id = $1", [requestId]);
  const listed = await clinic.call({ as: clinic.staff("coordinator"), path: "/api/follow-ups" });
  expect(listed.body).toMatchObject({
    waiting: expect.arrayContaining([expect.objectContaining({ requestId, episodeId: patient.episodeId, state: "overdue" })]),
  });
  const other = await clinic.call({ as: clinic.staff("coordinator", 1), path: "/api/follow-ups" });
  expect(other.body).toEqual({ waiting: [] });
});

const closing = (overrides: readonly object[] = []) => ({ closing: "completed", summary: "A good course.", overrides });
const stageOf = async ({ episodeId }: Patient) =>
  (await owner<{ stage: string; closed_as: string | null }>("select stage, closed_as from episode where episode_id = $1", [episodeId]))[0];

test("[END-3] [END-6] closing is shut without the integration note; a prescriber passes it with a reason, a therapist does not", async () => {
  const { patient } = await scheduled();
  const gate = (await read(clinic.staff("therapist"), patient)).body;
  expect(gate).toMatchObject({
    gate: { conditions: [{ id: "END-1" }, { id: "END-2" }, { id: "END-3", status: "unmet" }, { id: "END-4" }] },
  });
  expect(await post(clinic.staff("therapist"), patient, "close", closing())).toMatchObject({ status: 409, body: { rule: "END-3" } });
  const passed = closing([{ conditionId: "END-3", reason: "The patient moved away." }]);
  expect(await post(clinic.staff("therapist"), patient, "close", passed)).toMatchObject({ status: 409, body: { rule: "END-6" } });
  expect((await post(clinic.staff("prescriber"), patient, "close", passed)).status).toBe(200);
  expect(await stageOf(patient)).toEqual({ stage: "closed", closed_as: "completed" });
  expect(await jobs(patient)).toEqual([]);
  expect((await post(clinic.staff("therapist"), patient, "reopen", { reason: "Came back" })).status).toBe(200);
  expect(await stageOf(patient)).toEqual({ stage: "follow-up", closed_as: null });
});

test("[END-2] an open safety flag keeps every episode open", async () => {
  const { patient } = await dosed(5);
  const { requestId: _, ...body } = { ...answers("", [0, 0, 0, 0, 0, 0, 0, 0, 2]), occasion: "unscheduled", sessionId: null };
  expect((await post(patient.caller, patient, "complete-measure", body)).status).toBe(200);
  const passed = closing([
    { conditionId: "END-2", reason: "x" },
    { conditionId: "END-3", reason: "x" },
  ]);
  expect(await post(clinic.staff("prescriber"), patient, "close", passed)).toMatchObject({ status: 409, body: { rule: "END-2" } });
});

test("a patient and another clinic see nothing of the follow-up's page", async () => {
  const { patient } = await dosed(5);
  expect((await read(patient.caller, patient)).status).toBe(403);
  expect((await read(clinic.staff("therapist", 1), patient)).status).toBe(404);
});

const answer = (patient: Patient, occasion: "baseline" | "unscheduled", level: number) =>
  post(patient.caller, patient, "complete-measure", {
    responseId: newId(),
    instrument: "phq9",
    definitionVersion: "1",
    items: [level, level, level, level, level, level, level, 0, 0],
    extra: {},
    occasion,
    sessionId: null,
    requestId: null,
    language: "en",
  });

test("[DUR-4] the durations, the evidence and the clinic's curve are read from the record", async () => {
  const { patient } = await dosed(3);
  expect(await answer(patient, "baseline", 3)).toMatchObject({ status: 200 });
  expect(await answer(patient, "unscheduled", 1)).toMatchObject({ status: 200 });
  const { body } = await read(clinic.staff("prescriber"), patient);
  expect(body).toMatchObject({
    limits: { drop: 50, rise: 5, total: 10, apart: 7 },
    durations: [{ kind: "held", why: "last-reading" }],
    evidence: [
      { rule: "BST-02" },
      { rule: "BST-03", usualNext: [2, 4] },
      { rule: "BST-04", found: "present" },
      { rule: "BST-05" },
      { rule: "BST-06" },
    ],
  });
  const outcomes = await clinic.call({ as: clinic.staff("auditor"), path: "/api/outcomes/durability" });
  expect(outcomes.body).toMatchObject({ cohorts: [{ of: { by: "all" } }, { of: { by: "route" } }, { of: { by: "condition" } }] });
  expect(JSON.stringify(outcomes.body)).not.toContain(patient.episodeId);
});

test("[BST-06] the review of a long course is the medical director's and stays on record", async () => {
  const { patient } = await dosed(3);
  const act = `maintenance-reviews/${newId()}/record`;
  const body = { covered: ["liver"], conclusion: "Liver tests are normal; go on." };
  expect(await post(clinic.staff("prescriber"), patient, act, body)).toMatchObject({ status: 409, body: { rule: "BST-06" } });
  expect(await post(clinic.staff("therapist"), patient, act, body)).toMatchObject({ status: 403 });
  expect(await post(clinic.staff("medical-director"), patient, act, body)).toMatchObject({ status: 200 });
  expect((await read(clinic.staff("prescriber"), patient)).body).toMatchObject({ reviews: [body] });
});
