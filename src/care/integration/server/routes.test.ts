import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { asOwner } from "#platform/database/test-template.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { planProjection } from "#care/plan/server/plan-projection.ts";
import { planRoutes } from "#care/plan/server/routes.ts";
import { giveDose } from "./fixtures/dosed-episode.ts";
import { integrationProjection } from "./integration-projection.ts";
import { noteKeys } from "./note-keys.ts";
import { psychotherapyNoteRoutes } from "./psychotherapy-note-routes.ts";
import { integrationRoutes } from "./routes.ts";

const keys = noteKeys(new Uint8Array(32).fill(7));
let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic([integrationProjection, planProjection], (routes) => {
    planRoutes(routes);
    integrationRoutes(routes);
    psychotherapyNoteRoutes(routes, keys);
  });
});
afterAll(() => clinic.close());

const post = (as: Caller, { episodeId }: Patient, act: string, body: object) =>
  clinic.call({ as, method: "POST", path: `/api/episodes/${episodeId}/${act}`, body, commandId: newId() });

const dosed = async (hoursAgo: number, options: { readonly closed?: boolean } = {}) => {
  const patient = await clinic.admit();
  const at = Temporal.Now.instant().subtract({ hours: hoursAgo }).round("millisecond");
  const place = { database: clinic.test.database, clinicId: clinic.test.clinics[0], episodeId: patient.episodeId };
  return { patient, sessionId: await giveDose(place, at, options) };
};

const noteOf = (sessionId: string) => ({
  sessionId,
  themes: ["Home"],
  emotions: [{ name: "Relief", intensity: { value: 6, unit: "{score}" } }],
  insights: ["It can be quiet"],
  perspectiveShift: "",
  challenging: "",
  intentionOutcome: "met",
  interventions: "",
  risk: "No thoughts of suicide.",
  plan: "",
});

const stageOf = ({ episodeId }: Patient) =>
  asOwner(clinic.test.connection, async (owner) => {
    const { rows } = await owner.query<{ stage: string }>("select stage from episode where episode_id = $1", [episodeId]);
    return rows[0]?.stage;
  });

test("a note, a practice and a first contact stand beside the session, and the completed course goes on to follow-up", async () => {
  const { patient, sessionId } = await dosed(30);
  const therapist = clinic.staff("therapist");
  expect(await post(therapist, patient, "complete-course", { summary: "", reason: "" })).toMatchObject({
    status: 409,
    body: { rule: "INTG-6" },
  });
  const practiceId = newId();
  const answers = [
    await post(therapist, patient, `integration-notes/${newId()}/sign`, noteOf(sessionId)),
    await post(therapist, patient, `practices/${practiceId}/agree`, { text: "Ten minutes outside", frequency: "daily", due: "2026-12-24" }),
    await post(patient.caller, patient, `practices/${practiceId}/check`, { done: "partly", words: "Twice this week" }),
    await post(clinic.staff("coordinator"), patient, `early-contacts/${newId()}/record`, {
      sessionId,
      how: "telephone",
      reached: true,
      safety: "no-concern",
      note: "",
    }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const read = await clinic.call({ as: therapist, path: `/api/episodes/${patient.episodeId}/integration` });
  expect(read.body).toMatchObject({
    intention: null,
    sessions: [{ sessionId, status: "closed", earlyContact: { state: "made" } }],
    notes: [{ sessionId, themes: ["Home"], intentionOutcome: "met" }],
    practices: [{ practiceId, due: "2026-12-24", checks: [{ done: "partly", by: { kind: "patient" } }], ended: null }],
    completed: null,
  });
  expect((await post(therapist, patient, "complete-course", { summary: "Six weeks", reason: "" })).status).toBe(200);
  expect(await stageOf(patient)).toBe("follow-up");
});

test("a patient sees their practices and not the notes", async () => {
  const { patient } = await dosed(30);
  await post(patient.caller, patient, `practices/${newId()}/agree`, { text: "Call my brother", frequency: "once", due: null });
  const practices = await clinic.call({ as: patient.caller, path: `/api/episodes/${patient.episodeId}/practices` });
  expect(practices.body).toMatchObject({ practices: [{ text: "Call my brother", agreed: { by: { kind: "patient" } } }] });
  expect((await clinic.call({ as: patient.caller, path: `/api/episodes/${patient.episodeId}/integration` })).status).toBe(403);
});

test("a course is not completed while a session runs", async () => {
  const { patient } = await dosed(1, { closed: false });
  const answer = await post(clinic.staff("therapist"), patient, "complete-course", { summary: "", reason: "later" });
  expect(answer).toMatchObject({ status: 409, body: { rule: "INTG-8" } });
});

test("[INTG-20] a psychotherapy note is read and changed by its author alone, and stands in no log, projection or other answer", async () => {
  const { patient, sessionId } = await dosed(30);
  const [author, colleague, director] = [clinic.staff("therapist"), clinic.staff("therapist"), clinic.staff("medical-director")];
  const path = `/api/episodes/${patient.episodeId}/psychotherapy-notes`;
  const noteId = newId();
  const write = (as: Caller, text: string) => clinic.call({ as, method: "PUT", path: `${path}/${noteId}`, body: { text } });
  expect((await write(author, "A dream about the sea")).status).toBe(200);
  expect((await write(author, "A dream about the open sea")).status).toBe(200);
  expect((await write(colleague, "changed by another")).status).toBe(404);
  expect((await clinic.call({ as: author, path })).body).toMatchObject({ notes: [{ noteId, text: "A dream about the open sea" }] });
  for (const other of [colleague, director]) expect((await clinic.call({ as: other, path })).body).toEqual({ notes: [] });
  for (const other of [patient.caller, clinic.staff("coordinator"), clinic.staff("auditor")]) {
    expect((await clinic.call({ as: other, path })).status).toBe(403);
  }
  await post(author, patient, `integration-notes/${newId()}/sign`, noteOf(sessionId));
  const kept = await asOwner(clinic.test.connection, async (owner) => {
    const { rows } = await owner.query<{ kept: string }>(
      "select coalesce(string_agg(payload::text, ''), '') as kept from event where episode_id = $1",
      [patient.episodeId],
    );
    return rows[0]?.kept ?? "";
  });
  const chart = await clinic.call({ as: author, path: `/api/episodes/${patient.episodeId}/integration` });
  expect(kept).not.toContain("dream");
  expect(JSON.stringify(chart.body)).not.toContain("dream");
});

test("another clinic sees and changes nothing", async () => {
  const { patient, sessionId } = await dosed(30);
  const stranger = clinic.staff("therapist", 1);
  expect((await clinic.call({ as: stranger, path: `/api/episodes/${patient.episodeId}/integration` })).status).toBe(404);
  expect((await post(stranger, patient, `integration-notes/${newId()}/sign`, noteOf(sessionId))).status).toBe(404);
});

const ifs = (partId: string, change: object = {}) => ({
  kind: "ifs",
  partId,
  name: `The ${partId}`,
  partType: "exile",
  age: "",
  role: "",
  bodyLocation: "",
  fear: "",
  burden: "",
  protects: [],
  polarisedWith: [],
  feelingToward: "",
  selfEnergy: {},
  trust: null,
  sixFs: [],
  unburdening: [],
  unburdenedOn: null,
  permission: "not-asked",
  onMap: true,
  notes: "",
  ...change,
});

test("parts are signed one by one, stand in the chart with their history, and the patient has no way to them", async () => {
  const { patient, sessionId } = await dosed(30);
  const therapist = clinic.staff("therapist");
  const about = { kind: "session", sessionId };
  const sign = (note: object, as = therapist) => post(as, patient, `therapy-notes/${newId()}/sign`, { about, note });
  expect(await sign(ifs("guard", { partType: "manager", protects: ["child"] }))).toMatchObject({ status: 409, body: { rule: "INTG-17" } });
  expect((await sign(ifs("child"))).status).toBe(200);
  expect((await sign(ifs("guard", { partType: "manager", protects: ["child"], trust: { value: 3, unit: "{score}" } }))).status).toBe(200);
  expect((await sign(ifs("guard", { partType: "manager", selfEnergy: { calm: { value: 6, unit: "{score}" } } }))).status).toBe(200);
  expect((await sign(ifs("mine"), patient.caller)).status).toBe(403);
  const read = await clinic.call({ as: therapist, path: `/api/episodes/${patient.episodeId}/integration` });
  expect(read.body).toMatchObject({
    therapyNotes: [
      { about, note: { partId: "child" } },
      { note: { partId: "guard", protects: ["child"], trust: { value: 3 } } },
      { note: { partId: "guard", protects: [], selfEnergy: { calm: { value: 6 } } } },
    ],
  });
});

test("the integration session has its window, and a note says when it was held", async () => {
  const { patient, sessionId } = await dosed(60);
  const therapist = clinic.staff("therapist");
  const path = `/api/episodes/${patient.episodeId}/integration`;
  expect((await clinic.call({ as: therapist, path })).body).toMatchObject({
    sessions: [{ integration: { state: "due" }, dosedAgain: false }],
  });
  const heldAt = Temporal.Now.instant().subtract({ hours: 10 }).round("millisecond").toString();
  const whole = { ...noteOf(sessionId), heldAt, covered: ["re-tell"], support: ["My sister"], readiness: { value: 8, unit: "{score}" } };
  expect((await post(therapist, patient, `integration-notes/${newId()}/sign`, whole)).status).toBe(200);
  expect((await clinic.call({ as: therapist, path })).body).toMatchObject({
    sessions: [{ integration: { state: "held" } }],
    notes: [{ heldAt, covered: ["re-tell"], support: ["My sister"], readiness: { value: 8 } }],
  });
});

test("a goal of the plan keeps its ratings when the plan is set again, and the patient rates their own", async () => {
  const { patient } = await dosed(30);
  const [prescriber, therapist] = [clinic.staff("prescriber"), clinic.staff("therapist")];
  const goalId = newId();
  const ten = (value: number) => ({ value, unit: "{score}" });
  const goal = {
    kind: "sleep",
    text: "Sleep through",
    measure: "own-rating",
    goalId,
    baseline: ten(2),
    target: ten(8),
    review: "2026-12-24",
  };
  const plan = {
    condition: "ptsd",
    sessions: 4,
    spacing: { value: 7, unit: "d" },
    route: "IM",
    therapistId: null,
    modality: "ifs",
    risks: "",
  };
  expect((await post(prescriber, patient, "set-plan", { ...plan, goals: [goal] })).status).toBe(200);
  const rate = (as: Caller, value: number) => post(as, patient, "rate-goal", { goalId, progress: ten(value), words: "" });
  expect([(await rate(therapist, 3)).status, (await rate(patient.caller, 5)).status]).toEqual([200, 200]);
  expect(await rate(patient.caller, 11)).toMatchObject({ status: 409, body: { rule: "INTG-19" } });
  expect((await post(prescriber, patient, "set-plan", { ...plan, goals: [{ ...goal, text: "Sleep" }] })).status).toBe(200);
  const goals = [{ goalId, text: "Sleep", baseline: ten(2), target: ten(8), ratings: [{ progress: ten(3) }, { progress: ten(5) }] }];
  for (const as of [therapist, patient.caller]) {
    expect((await clinic.call({ as, path: `/api/episodes/${patient.episodeId}/goals` })).body).toMatchObject({ goals });
  }
  const chart = await clinic.call({ as: therapist, path: `/api/episodes/${patient.episodeId}/integration` });
  expect(chart.body).toMatchObject({ modality: "ifs", goals });
});
