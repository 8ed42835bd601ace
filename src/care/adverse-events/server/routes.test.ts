import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { setForTest } from "#care/protocol/server/test-protocol.ts";
import { newId } from "#platform/ambient/new-id.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { medWatchWithin } from "../rules/data/adverse-event-settings.ts";
import { adverseEventsProjection } from "./adverse-events-projection.ts";
import { adverseEventsRoutes } from "./routes.ts";

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic([adverseEventsProjection], adverseEventsRoutes);
});
afterAll(() => clinic.close());

const criteria = (answer: string) => ({
  death: answer,
  "life-threatening": answer,
  hospitalisation: answer,
  incapacity: answer,
  "congenital-anomaly": answer,
  "important-medical-event": answer,
});

const entry = (change: object = {}) => ({
  term: "headache",
  ownWords: "Behind the eyes",
  onsetAt: Temporal.Now.instant().subtract({ hours: 1 }).toString(),
  endedAt: null,
  grade: 2,
  values: {
    systolic: null,
    diastolic: null,
    saturation: null,
    atRest: "unknown",
    oxygenGiven: "unknown",
    oxygenPressure: null,
    enzymeRatio: null,
  },
  circumstances: {
    inSession: false,
    symptomatic: "unknown",
    treated: "unknown",
    backInTime: "unknown",
    distressing: "unknown",
    lowestMoaas: null,
    lasted: null,
  },
  criteria: criteria("no"),
  expectedness: "expected",
  relation: "possible",
  drugAction: "dose-not-changed",
  treatment: "",
  outcome: "resolving",
  session: null,
  drug: "ketamine-racemic",
  route: "IM",
  ...change,
});

const act = (as: Caller, { episodeId }: Patient, eventId: string, command: string, body: object) =>
  clinic.call({ as, method: "POST", path: `/api/episodes/${episodeId}/adverse-events/${eventId}/${command}`, commandId: newId(), body });
const recorded = async (patient: Patient, change: object = {}, clinicNumber: 0 | 1 = 0) => {
  const eventId = newId();
  const answer = await act(clinic.staff("monitor", clinicNumber), patient, eventId, "record-adverse-event", entry(change));
  expect(answer).toMatchObject({ status: 200 });
  return eventId;
};
const read = (as: Caller, { episodeId }: Patient) => clinic.call({ as, path: `/api/episodes/${episodeId}/adverse-events` });
const owed = async ({ episodeId }: Patient, as = clinic.staff("prescriber")) => {
  const { body } = await clinic.call({ as, path: "/api/adverse-event-duties" });
  if (typeof body !== "object" || body === null || !("duties" in body) || !Array.isArray(body.duties)) throw new Error("No duties.");
  return body.duties.filter((one) => one.episodeId === episodeId).map((one) => one.duty.duty);
};

test("an event is recorded by who charts sessions and read by who reads charts, with what is owed for it", async () => {
  const patient = await clinic.admit();
  const eventId = await recorded(patient, { criteria: criteria("unknown") });
  expect((await read(clinic.staff("coordinator"), patient)).body).toMatchObject({
    events: [{ eventId, term: "headache", grade: 2, seriousness: "not-assessed", duties: [{ duty: "assess", state: "open" }] }],
  });
  expect(await act(clinic.staff("coordinator"), patient, newId(), "record-adverse-event", entry())).toMatchObject({ status: 403 });
  expect((await read(patient.caller, patient)).status).toBe(403);
  expect((await read(clinic.staff("prescriber", 1), patient)).status).toBe(404);
  expect(await owed(patient)).toEqual(["assess"]);
  expect(await owed(patient, clinic.staff("prescriber", 1))).toEqual([]);
});

test("what was not assessed, became serious, was reviewed and reported leaves the worklist step by step", async () => {
  const patient = await clinic.admit();
  const eventId = await recorded(patient, { criteria: criteria("unknown") });
  const [prescriber, director] = [clinic.staff("prescriber"), clinic.staff("medical-director")];
  const assessment = {
    criteria: { ...criteria("no"), hospitalisation: "yes" },
    expectedness: "unexpected",
    relation: "probable",
    note: "Kept overnight",
  };
  expect((await act(clinic.staff("monitor"), patient, eventId, "assess-seriousness", assessment)).status).toBe(403);
  expect((await act(prescriber, patient, eventId, "assess-seriousness", assessment)).status).toBe(200);
  expect(await owed(patient)).toEqual(["director-review", "authorities", "medwatch"]);

  expect(await act(prescriber, patient, eventId, "review", { note: "Seen" })).toMatchObject({ status: 409, body: { rule: "AE-11" } });
  expect((await act(director, patient, eventId, "review", { note: "Seen" })).status).toBe(200);
  const today = Temporal.Now.plainDateISO("UTC").subtract({ days: 1 }).toString();
  const report = { to: "medwatch", madeOn: today, reference: "3500-1" };
  expect((await act(prescriber, patient, eventId, "record-report", report)).status).toBe(200);
  expect((await act(director, patient, eventId, "decline-report", { to: "authorities", reason: "Not by our policy" })).status).toBe(200);
  expect(await owed(patient)).toEqual([]);
  expect((await read(prescriber, patient)).body).toMatchObject({
    events: [
      {
        seriousness: "serious",
        duties: expect.arrayContaining([
          expect.objectContaining({ duty: "medwatch", state: "done", report: expect.objectContaining({ reference: "3500-1" }) }),
          expect.objectContaining({ duty: "authorities", state: "declined" }),
        ]),
      },
    ],
  });
});

test("the table and the fold say the same, also when an event turns serious after its review", async () => {
  const patient = await clinic.admit();
  const eventId = await recorded(patient, { term: "psychosis" });
  const director = clinic.staff("medical-director");
  expect(await owed(patient)).toEqual(["director-review"]);
  await act(director, patient, eventId, "review", { note: "Seen" });
  expect(await owed(patient)).toEqual([]);
  const followUp = { followUpId: newId(), grade: 4, endedAt: null, outcome: null, drugAction: "stopped", treatment: "", note: "" };
  expect((await act(clinic.staff("therapist"), patient, eventId, "follow-up", followUp)).status).toBe(200);
  const fromTable = await owed(patient);
  const { body } = await read(director, patient);
  expect(fromTable).toContain("director-review");
  expect(body).toMatchObject({ events: [{ grade: 4, reviewed: null }] });
  const fold = JSON.parse(JSON.stringify(body)).events[0].duties.map((one: { duty: string }) => one.duty);
  expect(new Set(fromTable)).toEqual(new Set(fold));
});

test("the counts hold terms by grade, without what was crossed out or only expected", async () => {
  const patient = await clinic.admit(1);
  await recorded(patient, { term: "nausea", grade: 1 }, 1);
  await recorded(patient, { term: "nausea", grade: 1 }, 1);
  await recorded(patient, { term: "nausea", grade: null }, 1);
  const wrong = await recorded(patient, { term: "fall" }, 1);
  await recorded(
    patient,
    {
      term: "sedation",
      circumstances: { ...entry().circumstances, inSession: true, lowestMoaas: { value: 4, unit: "{score}" } },
    },
    1,
  );
  const prescriber = clinic.staff("prescriber", 1);
  expect((await act(prescriber, patient, wrong, "enter-in-error", { reason: "Another patient" })).status).toBe(200);
  expect((await clinic.call({ as: prescriber, path: "/api/adverse-event-counts" })).body).toEqual({
    counts: [
      { term: "nausea", grade: 1, count: 2, serious: 0 },
      { term: "nausea", grade: null, count: 1, serious: 0 },
    ],
  });
});

test("[AE-12] a clinic's own deadline holds", async () => {
  const patient = await clinic.admit();
  const days = medWatchWithin.recommended[0];
  await setForTest(clinic.test.database, clinic.test.clinics[0], { key: medWatchWithin.key, value: days });
  await recorded(patient, { expectedness: "unexpected" });
  const { body } = await read(clinic.staff("prescriber"), patient);
  const { events } = JSON.parse(JSON.stringify(body));
  const due = Temporal.Instant.from(events[0].duties[0].dueAt);
  expect(Math.round(due.since(Temporal.Now.instant()).total("hours"))).toBe(days * 24);
});
