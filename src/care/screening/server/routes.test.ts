import { afterAll, beforeAll, expect, test } from "vitest";

import { measuresProjection } from "#care/measures/server/measures-projection.ts";
import { measuresRoutes } from "#care/measures/server/routes.ts";
import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { safetyRoutes } from "#care/safety/server/routes.ts";
import { setForTest } from "#care/protocol/server/test-protocol.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { asOwner } from "#platform/database/test-template.ts";

import { sectionIds, yesNoQuestions, type SectionId, type YesNo, type YesNoSection } from "../rules/sections.ts";
import { screeningRoutes } from "./routes.ts";
import { screeningProjection } from "./screening-projection.ts";

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic([measuresProjection, screeningProjection], (routes) => {
    measuresRoutes(routes);
    safetyRoutes(routes);
    screeningRoutes(routes);
  });
});
afterAll(() => clinic.close());

const no = (section: YesNoSection, others: Readonly<Record<string, YesNo>> = {}) => ({
  ...Object.fromEntries(yesNoQuestions[section].map((question) => [question, "no"])),
  ...others,
});

const answersOf = (section: SectionId, others: Readonly<Record<string, YesNo>> = {}): object => {
  switch (section) {
    case "about-you":
      return { section, age: { value: 41, unit: "a" }, concerns: ["depression"], note: "" };
    case "medicines":
      return { section, none: false, medicines: [{ name: "Sertraline", dose: "100 mg", frequency: "daily" }] };
    case "allergies":
      return { section, answers: no(section), none: true, allergies: [] };
    case "treatment-trials":
      return { section, none: true, trials: [] };
    case "goals":
      return { section, goals: ["coping-skills"], ownWords: "To sleep." };
    case "medical-history":
    case "mental-health":
    case "substance-use":
    case "family-history":
      return { section, answers: no(section, section === "medical-history" ? others : {}), note: "" };
  }
};

const post = (as: Patient["caller"], patient: Patient, act: string, body: object, commandId = newId()) =>
  clinic.call({ as, method: "POST", path: `/api/episodes/${patient.episodeId}/${act}`, body, commandId });

const measure = (patient: Patient, instrument: string, items: readonly number[]) =>
  post(patient.caller, patient, "complete-measure", {
    responseId: newId(),
    instrument,
    definitionVersion: "1",
    items,
    extra: {},
    occasion: "baseline",
    sessionId: null,
    language: "en",
  });

/** A patient whose intake is handed in, with all baselines. */
const screened = async (history: Readonly<Record<string, YesNo>> = {}, item9 = 0): Promise<Patient> => {
  const patient = await clinic.admit();
  for (const section of sectionIds) {
    await post(patient.caller, patient, "save-intake-section", { answers: answersOf(section, history), note: "" });
  }
  await measure(patient, "phq9", [2, 2, 2, 2, 2, 1, 1, 1, item9]);
  await measure(patient, "gad7", Array(7).fill(1));
  await measure(patient, "pcl5", Array(20).fill(1));
  expect((await post(patient.caller, patient, "submit-intake", {})).status).toBe(200);
  return patient;
};

const stageOf = ({ episodeId }: Patient) =>
  asOwner(clinic.test.connection, async (owner) => {
    const { rows } = await owner.query<{ stage: string; closed_as: string | null }>(
      "select stage, closed_as from episode where episode_id = $1",
      [episodeId],
    );
    return rows[0];
  });

/** There is no C-SSRS screen here: the prescriber answers for it. */
const asked = { rule: "SCR-34", reason: "Asked today: no thoughts." };

const decide = (patient: Patient, body: object, as = clinic.staff("prescriber")) =>
  post(as, patient, "sign-screening-decision", { decision: "accept", addressed: [asked], screensRead: true, note: "", ...body });

test("a complete intake without findings is accepted by a prescriber and moves the episode to consent", async () => {
  const patient = await screened();
  expect((await decide(patient, {}, clinic.staff("therapist"))).status).toBe(403);
  expect((await decide(patient, {}, patient.caller)).status).toBe(403);
  expect((await decide(patient, {})).status).toBe(200);
  expect(await stageOf(patient)).toEqual({ stage: "consent", closed_as: null });
  const read = await clinic.call({ as: clinic.staff("therapist"), path: `/api/episodes/${patient.episodeId}/screening` });
  expect(read.body).toMatchObject({ screening: { decided: { decision: "accept", reading: { gate: "ADMIT" } } } });
});

test("[SCN-9] [ADMIT-3] accepting is refused while an answer to an absolute rule is not known, and staff settle it with a note", async () => {
  const patient = await screened({ aneurysm: "not-sure" });
  expect(await decide(patient, {})).toMatchObject({ status: 409, body: { rule: "SCN-9", detail: expect.stringContaining("ADMIT-3") } });
  const answers = answersOf("medical-history");
  expect(await post(clinic.staff("prescriber"), patient, "save-intake-section", { answers, note: "" })).toMatchObject({
    status: 409,
    body: { rule: "SCN-4" },
  });
  const note = "MRI report of 2025 read: no aneurysm.";
  expect((await post(clinic.staff("prescriber"), patient, "save-intake-section", { answers, note })).status).toBe(200);
  expect((await decide(patient, {})).status).toBe(200);
});

test("[ADMIT-8] a positive item 9 keeps the gate shut until a clinician closes the flag", async () => {
  const patient = await screened({}, 1);
  expect(await decide(patient, {})).toMatchObject({ status: 409, body: { detail: expect.stringContaining("ADMIT-8") } });
  const { body } = await clinic.call({ as: clinic.staff("therapist"), path: `/api/episodes/${patient.episodeId}/measures` });
  const { flagId } = Object(body).flags[0];
  await post(clinic.staff("therapist"), patient, `safety-flags/${flagId}/close`, {
    disposition: "thoughts-without-plan",
    note: "Spoken with.",
  });
  expect((await decide(patient, {})).status).toBe(200);
});

test("[SCN-10] declining is possible at any time and closes the episode; deferring keeps it in screening", async () => {
  const patient = await clinic.admit();
  expect((await decide(patient, { decision: "defer", note: "Waiting for the ECG." })).status).toBe(200);
  expect((await stageOf(patient))?.stage).toBe("enquiry");
  expect((await decide(patient, { decision: "decline", note: "Another clinic is closer." })).status).toBe(200);
  expect(await stageOf(patient)).toEqual({ stage: "closed", closed_as: "declined" });
});

const at = () => Temporal.Now.instant().round("millisecond");

test("[FAST-4] patient and staff state when something was last eaten and drunk, as times", async () => {
  const patient = await clinic.admit();
  const said = { solidAt: at().subtract({ hours: 12 }).toString(), liquidAt: "none", nasalSprayAt: null };
  expect((await post(patient.caller, patient, "state-last-taken", said)).status).toBe(200);
  expect((await post(clinic.staff("monitor"), patient, "state-last-taken", { ...said, liquidAt: at().toString() })).status).toBe(200);
  const ahead = { ...said, solidAt: at().add({ hours: 1 }).toString() };
  expect(await post(patient.caller, patient, "state-last-taken", ahead)).toMatchObject({ status: 409, body: { rule: "FAST-4" } });
  const read = await clinic.call({ as: clinic.staff("therapist"), path: `/api/episodes/${patient.episodeId}/screening` });
  expect(read.body).toMatchObject({
    screening: { lastTaken: [{ liquidAt: "none", statedBy: { kind: "patient" } }, { statedBy: { kind: "staff" } }] },
  });
});
const liver = (alt: number, collectedAt = at()) => ({
  lab: "bmp-lft",
  outcome: "abnormal",
  specimen: null,
  values: [{ analyte: "alt", value: alt, unit: "U/L", lower: null, upper: 40 }],
  collectedAt: collectedAt.toString(),
  note: "",
});
const screeningOf = async (patient: Patient) =>
  Object((await clinic.call({ as: clinic.staff("prescriber"), path: `/api/episodes/${patient.episodeId}/screening` })).body);

test("[LAB-3] [LAB-5] a measured result stands against the answer until it is struck as entered in error", async () => {
  const patient = await screened();
  const monitor = clinic.staff("monitor");
  expect((await post(patient.caller, patient, "record-lab-result", liver(150))).status).toBe(403);
  expect((await post(clinic.staff("therapist"), patient, "record-lab-result", liver(150))).status).toBe(403);
  expect((await post(monitor, patient, "record-lab-result", liver(150, at().add({ hours: 2 })))).body).toMatchObject({ rule: "LAB-3" });
  expect((await post(monitor, patient, "record-lab-result", liver(150))).status).toBe(200);
  expect(await decide(patient, {})).toMatchObject({ status: 409, body: { detail: expect.stringContaining("SCR-18") } });
  const { screening } = await screeningOf(patient);
  expect(screening.labs).toMatchObject([{ lab: "bmp-lft", values: [{ value: 150 }], recordedBy: { kind: "staff" }, struck: null }]);
  const strike = { recordId: screening.labs[0].recordId, reason: "Another patient's." };
  expect((await post(monitor, patient, "strike-screening-result", strike)).status).toBe(200);
  expect((await decide(patient, {})).status).toBe(200);
});

test("[SCR-29] the date of birth on record counts beside what was answered, and the page says by which numbers it was judged", async () => {
  const patient = await screened();
  // A few days past a birthday, whatever day it is in the clinic.
  const born = Temporal.Now.plainDateISO().subtract({ years: 17, days: 3 }).toString();
  await asOwner(clinic.test.connection, (owner) =>
    owner.query("update patient set birth_date = $1 where patient_id = $2", [born, patient.patientId]),
  );
  expect(await decide(patient, {})).toMatchObject({ status: 409, body: { detail: expect.stringContaining("SCR-29") } });
  expect(await screeningOf(patient)).toMatchObject({ age: { value: 17, unit: "a" }, protocol: { values: { "screening.age.adult": 18 } } });
});

test("[SCN-13] the server judges by the clinic's own number once the medical director changed it", async () => {
  const patient = await screened();
  await setForTest(clinic.test.database, clinic.test.clinics[0], { key: "screening.age.adult", value: 21 });
  const { protocol, gate } = await screeningOf(patient);
  expect(protocol).toMatchObject({ version: 1, values: { "screening.age.adult": 21, "screening.age.older": 65 } });
  expect(gate.conditions).toHaveLength(9);
});

test("[LAB-4] a blood pressure goes into the record with its unit, and a sent-again one once", async () => {
  const patient = await screened();
  const body = {
    pressure: { systolic: { value: 165, unit: "mm[Hg]" }, diastolic: { value: 95, unit: "mm[Hg]" } },
    weight: null,
    height: null,
    measuredAt: at().toString(),
    note: "",
  };
  const commandId = newId();
  await post(clinic.staff("monitor"), patient, "record-screening-vitals", body, commandId);
  await post(clinic.staff("monitor"), patient, "record-screening-vitals", body, commandId);
  const { screening, gate } = await screeningOf(patient);
  expect(screening.vitals).toHaveLength(1);
  expect(gate.conditions.find(({ id }: { id: string }) => id === "ADMIT-4").reason).toContain("SCR-06");
});

test("a part that is being filled in comes back as it was typed, and ends when the part is saved", async () => {
  const patient = await clinic.admit();
  const save = (revision: number, answers: object) =>
    clinic.call({
      as: patient.caller,
      method: "PUT",
      path: `/api/episodes/${patient.episodeId}/save-intake-draft`,
      body: { section: "goals", answers, revision },
    });
  const drafts = async () => {
    const { body } = await clinic.call({ as: patient.caller, path: `/api/episodes/${patient.episodeId}/intake` });
    return Object(body).drafts;
  };
  await save(2, { goals: ["relationships"], ownWords: "To be with my ch" });
  await save(1, { goals: [], ownWords: "" });
  expect(await drafts()).toMatchObject([{ section: "goals", revision: 2, answers: { ownWords: "To be with my ch" } }]);
  await post(patient.caller, patient, "save-intake-section", { answers: answersOf("goals"), note: "" });
  expect(await drafts()).toEqual([]);
});

test("an answer outside the form is refused with its field, and changes nothing", async () => {
  const patient = await clinic.admit();
  const bad = { section: "about-you", age: { value: 41, unit: "mo" }, concerns: [], note: "" };
  expect(await post(patient.caller, patient, "save-intake-section", { answers: bad, note: "" })).toMatchObject({
    status: 422,
    body: { errors: [{ field: "answers.age.unit" }] },
  });
  const { body } = await clinic.call({ as: patient.caller, path: `/api/episodes/${patient.episodeId}/intake` });
  expect(body).toMatchObject({ screening: { sections: [] } });
});

test("nobody reads or fills in another person's intake", async () => {
  const [patient, other] = [await clinic.admit(), await clinic.admit()];
  expect((await clinic.call({ as: other.caller, path: `/api/episodes/${patient.episodeId}/intake` })).status).toBe(404);
  expect((await post(other.caller, patient, "save-intake-section", { answers: answersOf("goals"), note: "" })).status).toBe(404);
  expect((await clinic.call({ as: clinic.staff("therapist"), path: `/api/episodes/${patient.episodeId}/intake` })).status).toBe(403);
  expect((await clinic.call({ as: clinic.staff("prescriber", 1), path: `/api/episodes/${patient.episodeId}/screening` })).status).toBe(404);
});
