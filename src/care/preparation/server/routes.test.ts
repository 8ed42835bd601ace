import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { asOwner } from "#platform/database/test-template.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { expectationsQuiz } from "../rules/data/expectations-quiz.ts";
import { preparationProjection } from "./preparation-projection.ts";
import { preparationRoutes } from "./routes.ts";

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic([preparationProjection], preparationRoutes);
});
afterAll(() => clinic.close());

const post = (as: Caller, { episodeId }: Patient, act: string, body: object) =>
  clinic.call({ as, method: "POST", path: `/api/episodes/${episodeId}/${act}`, body, commandId: newId() });

const right = Object.fromEntries(expectationsQuiz.map(({ id, right: option }) => [id, option]));
const contact = { name: "Robin Example", phone: "555-0142" };

const prepare = async (patient: Patient): Promise<void> => {
  const own = patient.caller;
  const answers = [
    await post(own, patient, "record-intention", { text: "To listen", category: "understanding" }),
    await post(own, patient, "answer-expectations", { answers: right }),
    await post(own, patient, "record-support-plan", {
      supports: ["A friend"],
      groundingPractices: [],
      stopWord: "stop",
      difficultMoments: "",
    }),
    await post(own, patient, "name-escort", { relationship: "friend", confirmed: true, contact }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
};

test("a patient prepares step by step, the therapist completes it, and the worklist follows", async () => {
  const patient = await clinic.admit();
  const therapist = clinic.staff("therapist");
  expect(await post(therapist, patient, "complete-preparation", {})).toMatchObject({ status: 409, body: { rule: "PREP-7" } });
  await prepare(patient);
  expect((await post(patient.caller, patient, "complete-preparation", {})).status).toBe(403);
  expect((await post(therapist, patient, "complete-preparation", {})).status).toBe(200);
  const read = await clinic.call({ as: therapist, path: `/api/episodes/${patient.episodeId}/preparation` });
  expect(read.body).toMatchObject({
    intention: { text: "To listen" },
    expectations: { understood: true },
    escort: { confirmed: true, contact },
    missing: [],
    open: ["hopes-and-fears", "setting", "touch", "preparedness"],
    completed: { by: { kind: "staff" } },
  });
});

test("the escort's name and telephone are never in the clinical log", async () => {
  const patient = await clinic.admit();
  await prepare(patient);
  const payloads = await asOwner(clinic.test.connection, async (owner) => {
    const { rows } = await owner.query<{ payload: string }>("select payload::text from event where episode_id = $1", [patient.episodeId]);
    return rows.map(({ payload }) => payload).join("\n");
  });
  expect(payloads).not.toContain(contact.name);
  expect(payloads).not.toContain(contact.phone);
});

test("a note that staff signed is not on the patient's page, and the log keeps who signed it", async () => {
  const patient = await clinic.admit();
  const therapist = clinic.staff("therapist");
  const note = { covered: ["intention", "touch-agreement"], hopes: "Rest", fears: "Losing control", observations: "", plan: "" };
  expect((await post(therapist, patient, `preparation-notes/${newId()}/sign`, note)).status).toBe(200);
  const path = `/api/episodes/${patient.episodeId}/preparation`;
  expect((await clinic.call({ as: therapist, path })).body).toMatchObject({ notes: [note] });
  expect((await clinic.call({ as: therapist, path })).body).not.toMatchObject({ openAgenda: expect.arrayContaining(["touch-agreement"]) });
  expect((await clinic.call({ as: patient.caller, path })).body).toMatchObject({ notes: [] });
});

test("another patient and another clinic see and change nothing", async () => {
  const [patient, other] = [await clinic.admit(), await clinic.admit()];
  const path = `/api/episodes/${patient.episodeId}/preparation`;
  expect((await clinic.call({ as: other.caller, path })).status).toBe(404);
  expect((await clinic.call({ as: clinic.staff("therapist", 1), path })).status).toBe(404);
  expect((await post(other.caller, patient, "record-intention", { text: "x", category: "other" })).status).toBe(404);
});

test("an intention that is too long is refused with its rule beside its field", async () => {
  const patient = await clinic.admit();
  expect(await post(patient.caller, patient, "record-intention", { text: "a".repeat(300), category: "other" })).toMatchObject({
    status: 409,
    body: { rule: "PREP-2", errors: [{ field: "text" }] },
  });
});

test("the list of preparations names what is missing", async () => {
  const patient = await clinic.admit();
  await asOwner(clinic.test.connection, (owner) =>
    owner.query("update episode set stage = 'preparation' where episode_id = $1", [patient.episodeId]),
  );
  await post(patient.caller, patient, "record-intention", { text: "To rest", category: "healing" });
  const { body } = await clinic.call({ as: clinic.staff("coordinator"), path: "/api/preparations" });
  expect(body).toMatchObject({
    preparations: [{ episodeId: patient.episodeId, missing: ["expectations", "support-plan", "escort"], completedAt: null }],
  });
});

test("hopes, fears, ratings and wishes about touch are kept as they were said", async () => {
  const patient = await clinic.admit();
  const hopes = { hopes: "Rest", fears: "", expectation: { value: 7, unit: "{score}" }, motivation: null };
  const touch = { hand: "ask", shoulder: "no", other: "Never the head" };
  expect((await post(patient.caller, patient, "record-hopes-and-fears", hopes)).status).toBe(200);
  expect((await post(patient.caller, patient, "choose-touch", touch)).status).toBe(200);
  const tooMuch = { ...hopes, expectation: { value: 11, unit: "{score}" } };
  expect(await post(patient.caller, patient, "record-hopes-and-fears", tooMuch)).toMatchObject({ status: 409, body: { rule: "PREP-10" } });
  const { body } = await clinic.call({ as: patient.caller, path: `/api/episodes/${patient.episodeId}/preparation` });
  expect(body).toMatchObject({ hopesAndFears: hopes, touchWishes: touch });
});
