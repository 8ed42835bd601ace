import { afterAll, beforeAll, expect, test } from "vitest";

import { setForTest } from "#care/protocol/server/test-protocol.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { asOwner } from "#platform/database/test-template.ts";
import { rebuildProjections } from "#platform/event-log/rebuild-projections.ts";

import { measuresProjection } from "./measures-projection.ts";
import { measuresRoutes } from "./routes.ts";
import { openTestClinic, type Patient, type TestClinic } from "./test-clinic.ts";

let clinic: TestClinic;
beforeAll(async () => void (clinic = await openTestClinic([measuresProjection], measuresRoutes)));
afterAll(() => clinic.close());

const phq9 = (items: readonly (number | null)[], responseId = newId()) => ({
  responseId,
  instrument: "phq9",
  definitionVersion: "1",
  items,
  extra: {},
  language: "en",
});
const well = [0, 0, 0, 0, 0, 0, 0, 0, 0];

const complete = (patient: Patient, body: object, commandId = newId(), as = patient.caller) =>
  clinic.call({
    as,
    method: "POST",
    path: `/api/episodes/${patient.episodeId}/complete-measure`,
    body: { occasion: "baseline", sessionId: null, ...body },
    commandId,
  });
const measuresOf = (patient: Patient, as = clinic.staff("therapist")) =>
  clinic.call({ as, path: `/api/episodes/${patient.episodeId}/measures` });

test("answers handed in twice under one command are kept once, with their score", async () => {
  const patient = await clinic.admit();
  const commandId = newId();
  const body = phq9([2, 2, 2, 2, 2, 2, 2, 2, null]);
  expect((await complete(patient, body, commandId)).status).toBe(200);
  expect((await complete(patient, body, commandId)).body).toMatchObject({ repeated: true });
  const { body: read } = await measuresOf(patient);
  expect(read).toMatchObject({
    results: [{ responseId: body.responseId, total: 18, proratedFrom: 8, band: "mod_severe", missing: [9], occasion: "baseline" }],
    flags: [{ rule: "SR-02", acknowledged: null, closed: null }],
  });
});

test("[MSR-1] a form of the wrong length is refused with the rule's number, and nothing is kept", async () => {
  const patient = await clinic.admit();
  const refused = await complete(patient, phq9([1, 2, 3]));
  expect(refused).toMatchObject({ status: 409, body: { rule: "MSR-1" } });
  expect((await measuresOf(patient)).body).toMatchObject({ results: [], flags: [] });
});

test("answers are kept while they are given, an older save that comes late changes nothing, and the draft ends when they are handed in", async () => {
  const patient = await clinic.admit();
  const responseId = newId();
  const save = (revision: number, items: readonly (number | null)[]) =>
    clinic.call({
      as: patient.caller,
      method: "PUT",
      path: `/api/episodes/${patient.episodeId}/measure-drafts/${responseId}`,
      body: { instrument: "phq9", items, extra: {}, revision },
    });
  const drafts = () => clinic.call({ as: patient.caller, path: `/api/episodes/${patient.episodeId}/measure-drafts` });
  await save(2, [1, 1, null, null, null, null, null, null, null]);
  await save(1, [1, null, null, null, null, null, null, null, null]);
  expect((await drafts()).body).toMatchObject({
    drafts: [{ responseId, revision: 2, items: [1, 1, null, null, null, null, null, null, null] }],
  });
  expect((await complete(patient, phq9(well, responseId))).status).toBe(200);
  await save(3, well);
  expect((await drafts()).body).toEqual({ drafts: [] });
});

test("[MSR-15] a patient answers what the clinic asked for, also with a sign-in that reaches this request alone", async () => {
  const patient = await clinic.admit();
  const [requestId, otherId] = [newId(), newId()];
  for (const [id, day] of [
    [requestId, "01"],
    [otherId, "08"],
  ]) {
    const body = { requestId: id, instrument: "phq9", occasion: "follow-up", dueAt: `2026-12-${day}T15:00:00Z`, sessionId: null };
    const asked = {
      as: clinic.staff("coordinator"),
      method: "POST",
      path: `/api/episodes/${patient.episodeId}/request-measure`,
      body,
      commandId: newId(),
    } as const;
    expect((await clinic.call(asked)).status).toBe(200);
  }
  const narrow =
    patient.caller.kind === "patient" ? { ...patient.caller, scope: { kind: "measure-request", id: requestId } } : patient.caller;
  const at = (id: string, rest = "") => `/api/episodes/${patient.episodeId}/measure-requests/${id}${rest}`;
  const readRequest = (id: string) => clinic.call({ as: narrow, path: at(id) });
  expect(await readRequest(requestId)).toMatchObject({ status: 200, body: { request: { instrument: "phq9" }, draft: null } });
  expect((await readRequest(otherId)).status).toBe(403);
  expect((await measuresOf(patient, narrow)).status).toBe(403);
  const responseId = newId();
  const saved = await clinic.call({
    as: narrow,
    method: "PUT",
    path: at(requestId, `/drafts/${responseId}`),
    body: { instrument: "phq9", items: well, extra: {}, revision: 1 },
  });
  expect(saved.status).toBe(200);
  expect((await readRequest(requestId)).body).toMatchObject({ draft: { responseId } });
  const done = {
    as: narrow,
    method: "POST",
    path: at(requestId, "/complete-measure"),
    body: phq9(well, responseId),
    commandId: newId(),
  } as const;
  expect((await clinic.call(done)).status).toBe(200);
  expect((await measuresOf(patient)).body).toMatchObject({
    requests: [
      { requestId, answeredBy: responseId },
      { requestId: otherId, answeredBy: null },
    ],
    results: [{ occasion: "follow-up" }],
  });
});

const answered = (instrument: string, items: readonly (number | null)[], extra: object = {}) => ({
  ...phq9(items),
  instrument,
  extra,
});

test("answers on a line keep their decimal, in the draft and in the result, and a change is read in the better direction", async () => {
  const patient = await clinic.admit();
  const save = {
    as: patient.caller,
    method: "PUT",
    path: `/api/episodes/${patient.episodeId}/measure-drafts/${newId()}`,
    body: { instrument: "ors", items: [6.9, null, 0.1, 10], extra: {}, revision: 1 },
  } as const;
  expect((await clinic.call(save)).status).toBe(200);
  const drafts = await clinic.call({ as: patient.caller, path: `/api/episodes/${patient.episodeId}/measure-drafts` });
  expect(drafts.body).toMatchObject({ drafts: [{ items: [6.9, null, 0.1, 10] }] });
  expect((await complete(patient, answered("ors", [5.1, 4.9, 5, 4.9]))).status).toBe(200);
  expect((await complete(patient, { ...answered("ors", [6.1, 6.2, 6.3, 6.3]), occasion: "follow-up" })).status).toBe(200);
  expect((await complete(patient, answered("ors", [6.15, 6, 6, 6]))).body).toMatchObject({ rule: "MSR-1" });
  expect((await measuresOf(patient)).body).toMatchObject({
    results: [
      { total: 19.9, band: "clinical", change: null },
      { total: 24.9, band: "clinical", change: { difference: 5, direction: "better", reliableImprovement: true } },
    ],
    scales: [{ instrument: "ors", range: { min: 0, max: 40 } }],
  });
});

test("[MSR-27] a cut is chosen by the sex that is recorded, and kept with the result; who is neither has the lower cut", async () => {
  const handIn = async (sex: "female" | "male" | "intersex") => {
    const patient = await clinic.admit(0, sex);
    await complete(patient, answered("auditc", [2, 1, 0]));
    return (await measuresOf(patient)).body;
  };
  expect(await handIn("male")).toMatchObject({
    results: [{ band: "neg", reading: { positive: false, sex: "male" } }],
    scales: [{ bands: [{ min: 0 }, { min: 4 }] }],
    flags: [],
  });
  expect(await handIn("female")).toMatchObject({
    results: [{ band: "pos", reading: { positive: true, sex: "female" } }],
    flags: [{ rule: "SR-10", contactBy: null }],
  });
  expect(await handIn("intersex")).toMatchObject({ results: [{ band: "pos", reading: { sex: null } }] });
});

test("[MSR-28] answers are scored by the clinic's own protocol", async () => {
  const patient = await clinic.admit(1);
  await setForTest(clinic.test.database, clinic.test.clinics[1], { key: "pcl5.cut", value: 33 });
  await complete(patient, answered("pcl5", [...Array<number>(8).fill(4), ...Array<number>(12).fill(0)]));
  expect((await measuresOf(patient, clinic.staff("therapist", 1))).body).toMatchObject({
    results: [{ total: 32, band: "below", reading: { positive: false } }],
    scales: [{ bands: [{ min: 0 }, { min: 33 }] }],
  });
});

test("a questionnaire comes with its wording where that may be shipped, and without it where not", async () => {
  const patient = await clinic.admit();
  const form = (instrument: string, as = patient.caller) =>
    clinic.call({ as, path: `/api/episodes/${patient.episodeId}/measure-form?instrument=${instrument}` });
  expect(await form("pswq")).toMatchObject({ status: 200, body: { text: { items: expect.anything(), scoring: null }, help: [] } });
  expect(await form("phq9")).toMatchObject({ body: { help: [{ item: 9, atLeast: 1 }] } });
  expect(await form("who5")).toMatchObject({ status: 200, body: { text: null } });
  const list = await clinic.call({ as: clinic.staff("coordinator"), path: "/api/instruments" });
  expect(list.body).toMatchObject({
    instruments: expect.arrayContaining([
      { instrument: "lec5", offered: true, notScorable: null },
      { instrument: "audit", offered: false, notScorable: null },
    ]),
  });
});

test("[MSR-20] nobody is asked for a questionnaire whose wording is not here", async () => {
  const patient = await clinic.admit();
  const body = { requestId: newId(), instrument: "who5", occasion: "follow-up", dueAt: "2026-12-01T15:00:00Z", sessionId: null };
  const asked = {
    as: clinic.staff("coordinator"),
    method: "POST",
    path: `/api/episodes/${patient.episodeId}/request-measure`,
    body,
    commandId: newId(),
  } as const;
  expect(await clinic.call(asked)).toMatchObject({ status: 409, body: { rule: "MSR-20" } });
});

test("[SR-05] staff who chart record a suicide screen, its triage stands on the worklist, and the patient cannot record it", async () => {
  const patient = await clinic.admit();
  const record = (as: ReturnType<TestClinic["staff"]>, items: readonly (number | null)[], extra: object) =>
    clinic.call({
      as,
      method: "POST",
      path: `/api/episodes/${patient.episodeId}/record-suicide-screen`,
      body: { responseId: newId(), definitionVersion: "1", items, extra, language: "en", occasion: "post-session", sessionId: null },
      commandId: newId(),
    });
  const since = { "since-last-contact": 1, "behaviour-recent": null };
  expect((await record(patient.caller, [0, 0, null, null, null, 0], since)).status).toBe(403);
  expect((await record(clinic.staff("coordinator"), [0, 0, null, null, null, 0], since)).status).toBe(403);
  expect((await record(clinic.staff("monitor"), [1, 0, null, null, null, 1], since)).status).toBe(200);
  expect((await record(clinic.staff("monitor"), [1, null, null, null, null, 0], since)).status).toBe(200);
  expect((await measuresOf(patient)).body).toMatchObject({
    results: [
      { instrument: "cssrs_screener", band: "high", reading: { triage: "high" }, extra: since },
      { band: null, reading: { triage: "incomplete" }, missing: [2, 3, 4, 5] },
    ],
    flags: expect.arrayContaining([
      expect.objectContaining({ rule: "SR-05", level: "critical" }),
      expect.objectContaining({ rule: "SR-02" }),
    ]),
  });
});
test("a patient reads the own results without the staff's safety notes, and nobody else's; another clinic sees nothing", async () => {
  const [patient, other] = [await clinic.admit(), await clinic.admit()];
  await complete(patient, phq9([0, 0, 0, 0, 0, 0, 0, 0, 2]));
  expect((await measuresOf(patient, patient.caller)).body).toMatchObject({ results: [{ total: 2 }], flags: [] });
  expect((await measuresOf(patient, other.caller)).status).toBe(404);
  expect((await complete(patient, phq9(well), newId(), other.caller)).status).toBe(404);
  expect((await measuresOf(patient, clinic.staff("prescriber", 1))).status).toBe(404);
});

test("the tables rebuilt from the log are those that were there", async () => {
  const rows = () =>
    asOwner(clinic.test.connection, async (owner) => {
      const tables = [];
      for (const table of ["measure_result", "measure_request", "safety_task"]) {
        tables.push((await owner.query(`select t::text from ${table} t order by 1`)).rows);
      }
      return tables;
    });
  const live = await rows();
  expect(live.map((table) => table.length > 0)).toEqual([true, true, true]);
  await rebuildProjections(clinic.test.connection, [measuresProjection]);
  expect(await rows()).toEqual(live);
});
