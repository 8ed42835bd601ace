import { afterAll, beforeAll, expect, test } from "vitest";

import type { DosingSessionEvent } from "#care/dosing-session/rules/events.ts";
import { dosingSessionProjection } from "#care/dosing-session/server/dosing-session-projection.ts";
import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { openEpisodeRow } from "#care/people/server/episode-row.ts";
import type { Drug } from "#care/pharmacy/rules/drug.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { appendForTest } from "#platform/event-log/test-append.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { planProjection } from "./plan-projection.ts";
import { planRoutes } from "./routes.ts";

let clinic: TestClinic;
let prescriber: Caller;
beforeAll(async () => {
  clinic = await openTestClinic([planProjection], planRoutes);
  prescriber = clinic.staff("prescriber");
});
afterAll(() => clinic.close());

const post = (patient: Patient, act: string, body: object, as = prescriber) =>
  clinic.call({ as, method: "POST", path: `/api/episodes/${patient.episodeId}/${act}`, body, commandId: newId() });
const planOf = async (patient: Patient, as = prescriber) =>
  (await clinic.call({ as, path: `/api/episodes/${patient.episodeId}/plan` })).body;

/** A patient for whom everything that an order needs is on record. */
const ready = async (drug: Drug | null = null): Promise<Patient> => {
  const patient = await clinic.admit();
  const decidedBy = newId();
  const place = {
    clinicId: clinic.test.clinics[0],
    episodeId: patient.episodeId,
    streamId: patient.episodeId,
    actor: { kind: "staff", id: decidedBy },
  } as const;
  const reading = { gate: "ADMIT" as const, conditions: [], overrides: [] };
  const decided = { decision: "accept", reading, addressed: [], screensRead: true, note: "", decidedBy, drug } as const;
  await appendForTest(clinic.test.database, place, screeningStream, { type: "screening-decided", ...decided, addressed: [] });
  await post(patient, "record-weight", { enteredAs: { value: 70, unit: "kg" }, source: "measured-here" });
  await post(patient, "record-height", { enteredAs: { value: 175, unit: "cm" } });
  await post(patient, "reconcile-medicines", { none: true, medicines: [], note: "" });
  await post(patient, "record-monitoring-check", { result: "nothing-of-concern", note: "" });
  return patient;
};

/** Writes the rows of a session as its own projection does. */
const hold = async (patient: Patient, sessionId: Uuid, at: Temporal.Instant, events: readonly DosingSessionEvent[]): Promise<void> => {
  const place = { clinicId: clinic.test.clinics[0], episodeId: patient.episodeId, streamId: sessionId };
  const stamp = { observedAt: at, deviceAt: null, receivedAt: at, actor: { kind: "staff", id: newId() }, commandId: newId() } as const;
  await inClinic(clinic.test.database, place.clinicId, async (tx) => {
    for (const [index, event] of events.entries())
      for (const row of dosingSessionProjection.project(place, { ...stamp, version: index + 1, event })) await tx.all(row);
  });
};

const given = (milligrams: number, lotId: string | null = null): DosingSessionEvent => ({
  type: "dose-given",
  doseId: newId(),
  orderId: newId(),
  kind: "first",
  drug: "ketamine-racemic",
  route: "IM",
  form: "solution",
  amount: micrograms(milligrams * 1000),
  lotId,
  site: "",
  reading: null,
});
const opened = (training = false): DosingSessionEvent => ({
  type: "session-opened",
  orderId: newId(),
  roomId: newId(),
  route: "IM",
  drug: "ketamine-racemic",
  form: "solution",
  dose: micrograms(35_000),
  protocol: { version: "1", alerts: [], schedule: null, minimumObservation: { value: 120, unit: "min" }, afterInfusion: null },
  baselineRule: "last-complete-before-first-dose",
  training,
});
const charted = (systolic: number, saturation: number, readingId = newId()): DosingSessionEvent => ({
  type: "vitals-charted",
  readingId,
  source: { kind: "hand" },
  systolic: { value: systolic, unit: "mm[Hg]" },
  diastolic: { value: 80, unit: "mm[Hg]" },
  saturation: { value: saturation, unit: "%" },
  moaas: { value: 4, unit: "{score}" },
  confirmed: false,
  implausible: [],
});

const aWeekAgo = () => Temporal.Now.instant().subtract({ hours: 170 }).round("millisecond");
const order = (milligrams: number, more: object = {}) => ({
  route: "IM",
  form: "solution",
  asked: { kind: "amount", dose: micrograms(milligrams * 1000) },
  strength: { kind: "concentration", concentration: { value: 50, unit: "mg/mL" } },
  boosterMaximum: null,
  weightBasis: null,
  shownDose: micrograms(milligrams * 1000),
  note: "",
  reasons: [],
  ...more,
});
const sign = (patient: Patient, body: object, as = prescriber) => post(patient, `orders/${newId()}/sign`, body, as);
const because = (...ids: readonly string[]) => ({ reasons: ids.map((conditionId) => ({ conditionId, reason: "Talked through." })) });
const review = (sessionId: Uuid, more: object = {}) => ({
  sessionId,
  worstGrade: { value: 1, unit: "{score}" },
  deliriumMedicated: "no",
  effect: "insufficient",
  reason: "Went well; too little.",
  ...more,
});

test("[ORDER-9] doses by the sessions' records count, also those without a lot: a step too far asks for a reason", async () => {
  const patient = await ready();
  await hold(patient, newId(), aWeekAgo(), [opened(), given(20)]);
  expect(await planOf(patient)).toMatchObject({ facts: { dosesGiven: [{ route: "IM", kind: "first", amount: micrograms(20_000) }] } });
  const passed = ["ORDER-15", "ORDER-16", "ORDER-20", "ORDER-23"];
  expect(await sign(patient, order(60, because(...passed)))).toMatchObject({ status: 409, body: { rule: "ORDER-9" } });
  expect(await sign(patient, order(60, because(...passed, "ORDER-9")))).toMatchObject({ status: 200 });
});

test("[TIT-02] [ORDER-16] what the session's record does not say allows no rise, until a prescriber reviewed it", async () => {
  const patient = await ready();
  const sessionId = newId();
  await hold(patient, sessionId, aWeekAgo(), [opened(), charted(150, 96), given(35)]);
  expect(await planOf(patient)).toMatchObject({
    facts: {
      lastSession: {
        sessionId,
        peakSystolic: { value: 150 },
        lowestSaturation: { value: 96 },
        lowestMoaas: { value: 4 },
        worstGrade: null,
        effect: "unknown",
      },
      integration: "open",
    },
  });
  const passed = because("ORDER-15", "ORDER-20", "ORDER-23");
  expect(await sign(patient, order(40, passed))).toMatchObject({ status: 409, body: { rule: "ORDER-16" } });
  expect(await post(patient, "review-last-session", review(newId()))).toMatchObject({ status: 409, body: { rule: "TIT-03" } });
  expect(await post(patient, "review-last-session", review(sessionId), clinic.staff("therapist"))).toMatchObject({ status: 403 });
  expect(await post(patient, "review-last-session", review(sessionId))).toMatchObject({ status: 200 });
  expect(await sign(patient, order(40, because("ORDER-20", "ORDER-23")))).toMatchObject({ status: 200 });
});

test("[TIT-03] [ORDER-15] after a saturation of 86 % no dose is ordered before the review; a value crossed out does not count", async () => {
  const patient = await ready();
  const [sessionId, readingId] = [newId(), newId()];
  const low: DosingSessionEvent = {
    type: "alarm-raised",
    alarmId: newId(),
    rule: "MON-SPO2-R",
    level: "red",
    origin: "stream",
    parameter: "saturation",
    value: 86,
    readingId: null,
    sampleAt: null,
  };
  const crossed: DosingSessionEvent = { type: "reading-entered-in-error", readingId, reason: "another patient" };
  await hold(patient, sessionId, aWeekAgo(), [opened(), given(35), charted(195, 96, readingId), crossed, charted(140, 96), low]);
  expect(await planOf(patient)).toMatchObject({
    facts: { lastSession: { peakSystolic: { value: 140 }, lowestSaturation: { value: 86 } } },
  });
  const passed = because("ORDER-15", "ORDER-20", "ORDER-23");
  expect(await sign(patient, order(35, passed))).toMatchObject({ status: 409, body: { rule: "ORDER-15" } });
  await post(patient, "review-last-session", review(sessionId));
  expect(await sign(patient, order(30, passed))).toMatchObject({ status: 200 });
});

test("[SPC-1] [ORDER-17] a dose of yesterday, in whatever episode, asks for a reason; training is nobody's treatment", async () => {
  const patient = await ready();
  const yesterday = Temporal.Now.instant().subtract({ hours: 20 }).round("millisecond");
  await hold(patient, newId(), yesterday, [opened(true), given(35)]);
  expect(await planOf(patient)).toMatchObject({ facts: { dosingTimes: [], lastSession: null } });
  await hold(patient, newId(), yesterday, [opened(), given(35)]);
  expect(await sign(patient, order(35, because("ORDER-15", "ORDER-20", "ORDER-23")))).toMatchObject({
    status: 409,
    body: { rule: "ORDER-17" },
  });
});

test("[ORDER-20] [INTG-10] the integration of the patient's last session counts, in whatever episode it was", async () => {
  const patient = await ready();
  const sessionId = newId();
  await hold(patient, sessionId, aWeekAgo(), [opened(), given(35)]);
  expect(await planOf(patient)).toMatchObject({ facts: { integration: "open" } });
  const again = { ...patient, episodeId: newId() };
  await inClinic(clinic.test.database, clinic.test.clinics[0], async (tx) => {
    await tx.all(
      openEpisodeRow(
        { clinicId: clinic.test.clinics[0], episodeId: again.episodeId, streamId: again.episodeId },
        patient.patientId,
        aWeekAgo(),
      ),
    );
    await tx.all(statement`
      insert into integration_note (clinic_id, note_id, episode_id, session_id, signed_at, signed_by)
      values (${clinic.test.clinics[0]}, ${newId()}, ${patient.episodeId}, ${sessionId}, ${aWeekAgo()}, ${newId()})`);
  });
  for (const one of [patient, again]) expect(await planOf(one)).toMatchObject({ facts: { integration: "done" } });
});

test("[ORDER-27] an order for another drug than that of the treatment decision is refused with its rule and words", async () => {
  const patient = await ready("esketamine");
  expect(await sign(patient, order(35, because("ORDER-27")))).toMatchObject({
    status: 409,
    body: { rule: "ORDER-27", detail: expect.stringContaining("made for esketamine") },
  });
});

test("[AUTH-1] [AUTH-2] [ORDER-7] a dose above the hard maximum needs the medical director's reason and another person's signature", async () => {
  const patient = await ready();
  const director = clinic.staff("medical-director");
  const authorisationId = newId();
  const path = `dose-authorisations/${authorisationId}`;
  const wish = { route: "IM", dose: micrograms(110_000), reason: "Tolerant after long use." };
  const above = order(110, because("ORDER-6", "ORDER-8"));
  expect(await sign(patient, above)).toMatchObject({ status: 409, body: { rule: "ORDER-7" } });
  expect(await post(patient, `${path}/request`, wish)).toMatchObject({ status: 409, body: { rule: "AUTH-1" } });
  expect(await post(patient, `${path}/request`, wish, director)).toMatchObject({ status: 200 });
  expect(await sign(patient, above)).toMatchObject({ status: 409, body: { rule: "ORDER-7" } });
  expect(await post(patient, `${path}/confirm`, {}, director)).toMatchObject({ status: 409, body: { rule: "AUTH-2" } });
  expect(await post(patient, `${path}/confirm`, {}, clinic.staff("monitor"))).toMatchObject({ status: 403 });
  expect(await post(patient, `${path}/confirm`, {})).toMatchObject({ status: 200 });
  expect(
    await sign(patient, { ...above, asked: { kind: "amount", dose: micrograms(120_000) }, shownDose: micrograms(120_000) }),
  ).toMatchObject({
    status: 409,
    body: { rule: "ORDER-7" },
  });
  expect(await sign(patient, above)).toMatchObject({ status: 200 });
  expect(await planOf(patient)).toMatchObject({
    orders: [{ authorisationId, weightBasis: "actual" }],
    authorisations: [{ authorisationId, confirmed: {} }],
  });
});

test("another clinic sees no doses and no session of a patient", async () => {
  const patient = await ready();
  await hold(patient, newId(), aWeekAgo(), [opened(), given(35)]);
  const seen = await inClinic(clinic.test.database, clinic.test.clinics[1], async (tx) => [
    ...(await tx.all(statement`select dose_id from given_dose`)),
    ...(await tx.all(statement`select session_id from session_summary`)),
  ]);
  expect(seen).toEqual([]);
});
