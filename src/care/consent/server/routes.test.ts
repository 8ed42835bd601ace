import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import { micrograms } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { asOwner } from "#platform/database/test-template.ts";
import { appendForTest } from "#platform/event-log/test-append.ts";
import type { Caller } from "#platform/identity/caller.ts";

import type { ConsentKind } from "../rules/consent-document.ts";
import { currentDocuments } from "../rules/current-documents.ts";
import type { ConsentChoices } from "../rules/events.ts";
import { consentProjection } from "./consent-projection.ts";
import { consentRoutes } from "./routes.ts";

let clinic: TestClinic;
let therapist: Caller;
beforeAll(async () => {
  clinic = await openTestClinic([consentProjection], consentRoutes);
  therapist = clinic.staff("therapist");
});
afterAll(() => clinic.close());

const asked = <Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> =>
  asOwner(clinic.test.connection, async (owner) => (await owner.query<Row & Record<string, unknown>>(sql, [...values])).rows);

const nameOf = async ({ patientId }: Patient): Promise<string> => {
  const [row] = await asked<{ name: string }>("select given_name || ' ' || family_name as name from patient where patient_id = $1", [
    patientId,
  ]);
  return row?.name ?? "";
};

/** A patient at the consent stage whom the screening accepted, with a birth date on record. */
const accepted = async (birthDate: string | null = "1985-03-02"): Promise<Patient> => {
  const patient = await clinic.admit();
  const { episodeId } = patient;
  const decidedBy = newId();
  const place = { clinicId: clinic.test.clinics[0], episodeId, streamId: episodeId, actor: { kind: "staff", id: decidedBy } as const };
  const reading = { gate: "ADMIT" as const, conditions: [], overrides: [] };
  const decided = { decision: "accept", reading, screensRead: true, note: "", decidedBy } as const;
  await appendForTest(clinic.test.database, place, screeningStream, { type: "screening-decided", ...decided, addressed: [] });
  await asked("update patient set birth_date = $2 where patient_id = $1", [patient.patientId, birthDate]);
  await asked("update episode set stage = 'consent' where episode_id = $1", [episodeId]);
  return patient;
};

const post = (patient: Patient, act: string, body: object, as: Caller = patient.caller, commandId = newId()) =>
  clinic.call({ as, method: "POST", path: `/api/episodes/${patient.episodeId}/${act}`, body, commandId });

const explain = (patient: Patient, others: object = {}) =>
  post(
    patient,
    "explain-consent",
    {
      drug: "ketamine-racemic",
      route: "IM",
      kinds: ["treatment", "touch", "booster", "data-use", "recording"],
      boosterMaximum: micrograms(50_000),
      note: "",
      phase: "course",
      capacity: { understands: "yes", appreciates: "yes", reasons: "yes", expresses: "yes" },
      interpreter: null,
      ...others,
    },
    therapist,
  );

const choices: Record<ConsentKind, ConsentChoices> = {
  treatment: { kind: "treatment" },
  touch: { kind: "touch", hand: true, shoulder: false, other: "", stopWord: "stop" },
  booster: { kind: "booster", agreed: true, maximumDose: { value: 25_000, unit: "ug" } },
  recording: { kind: "recording", agreed: false },
  "data-use": { kind: "data-use", noteTools: false, research: true },
  telehealth: { kind: "telehealth", agreed: true },
};

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120" width="300" height="120"><path d="M 10,10 C 20,20 40,20 60,30" stroke-width="2.0" stroke="black" fill="none" stroke-linecap="round"></path></svg>';

const signing = async (patient: Patient, kind: ConsentKind, others: object = {}) => {
  const { version, hash } = currentDocuments[kind];
  const signature = { kind: "drawn", svg };
  return {
    document: { kind, version, hash },
    choices: choices[kind],
    name: await nameOf(patient),
    birthDate: "1985-03-02",
    signature,
    ...others,
  };
};

const sign = async (patient: Patient, kind: ConsentKind, others: object = {}, as = patient.caller, consentId = newId()) =>
  post(patient, `consents/${consentId}/sign`, await signing(patient, kind, others), as);

const consentsOf = async (patient: Patient, as: Caller = patient.caller) =>
  (await clinic.call({ as, path: `/api/episodes/${patient.episodeId}/consents` })).body;

const stageOf = async ({ episodeId }: Patient) =>
  (await asked<{ stage: string }>("select stage from episode where episode_id = $1", [episodeId]))[0]?.stage;

const documentsOf = ({ patientId }: Patient) =>
  asked<{ document_id: string; bytes: Buffer; sha256: Buffer }>("select document_id, bytes, sha256 from document where patient_id = $1", [
    patientId,
  ]);

test("[CONSENT-3] the last document that is needed moves the episode to preparation, and a later one moves nothing back", async () => {
  const patient = await accepted();
  expect(await explain(patient)).toMatchObject({ status: 200 });
  for (const kind of ["treatment", "touch", "booster"] as const) expect(await sign(patient, kind)).toMatchObject({ status: 200 });
  expect(await stageOf(patient)).toBe("consent");
  expect(await sign(patient, "data-use")).toMatchObject({ status: 200 });
  expect(await stageOf(patient)).toBe("preparation");
  await asked("update episode set stage = 'dosing' where episode_id = $1", [patient.episodeId]);
  await sign(patient, "recording");
  await sign(patient, "treatment");
  expect(await stageOf(patient)).toBe("dosing");
});

test("a signature keeps a PDF whose hash stands in the log, and the log keeps neither name nor birth date", async () => {
  const patient = await accepted();
  await explain(patient);
  expect(await sign(patient, "treatment")).toMatchObject({ status: 200 });
  const [document] = await documentsOf(patient);
  expect(document?.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const [event] = await asked<{ payload: string }>(
    "select payload::text as payload from event where episode_id = $1 and type = 'consent-signed'",
    [patient.episodeId],
  );
  const hash = createHash("sha256")
    .update(document?.bytes ?? "")
    .digest("hex");
  expect(JSON.parse(event?.payload ?? "{}")).toMatchObject({
    documentId: document?.document_id,
    documentHash: hash,
    method: "patient-sign-in",
  });
  expect(event?.payload).not.toContain(await nameOf(patient));
  expect(event?.payload).not.toContain("1985-03-02");
  expect(await consentsOf(patient, therapist)).toMatchObject({ signed: [{ kind: "treatment", documentId: document?.document_id }] });
});

test("a refused signature keeps no PDF, and the same signature sent twice keeps one", async () => {
  const patient = await accepted();
  await explain(patient);
  expect(await sign(patient, "treatment", { name: "Somebody Else" })).toMatchObject({ status: 409, body: { rule: "CONSENT-4" } });
  expect(await documentsOf(patient)).toHaveLength(0);
  const [consentId, commandId] = [newId(), newId()];
  const body = await signing(patient, "treatment");
  expect(await post(patient, `consents/${consentId}/sign`, body, patient.caller, commandId)).toMatchObject({ body: { repeated: false } });
  expect(await post(patient, `consents/${consentId}/sign`, body, patient.caller, commandId)).toMatchObject({ body: { repeated: true } });
  expect(await documentsOf(patient)).toHaveLength(1);
});

test("[CONSENT-1] [CONSENT-2] an old version, or a document that nobody explained, is not signed", async () => {
  const patient = await accepted();
  expect(await sign(patient, "treatment")).toMatchObject({ body: { rule: "CONSENT-2" } });
  await explain(patient);
  const old = { document: { kind: "treatment", version: "0.9", hash: currentDocuments.treatment.hash } };
  expect(await sign(patient, "treatment", old)).toMatchObject({ status: 409, body: { rule: "CONSENT-1" } });
});

test("[CONSENT-2] nothing is explained before the screening accepts", async () => {
  const patient = await clinic.admit();
  expect(await explain(patient)).toMatchObject({ status: 409, body: { rule: "CONSENT-2" } });
});

test("[CONSENT-4] without a birth date on record nobody is identified", async () => {
  const patient = await accepted(null);
  await explain(patient);
  expect(await sign(patient, "treatment")).toMatchObject({ status: 409, body: { rule: "CONSENT-4", errors: [{ field: "birthDate" }] } });
});

test("[CONSENT-5] a drawing that is none is not a signature", async () => {
  const patient = await accepted();
  await explain(patient);
  expect(await sign(patient, "treatment", { signature: { kind: "drawn", svg: "<svg/>" } })).toMatchObject({ body: { rule: "CONSENT-5" } });
  expect(await sign(patient, "treatment", { signature: { kind: "typed", name: "Test Patient" } })).toMatchObject({ status: 200 });
});

test("[CONSENT-7] a patient withdraws at any time, staff say why, and the status follows at once", async () => {
  const patient = await accepted();
  await explain(patient);
  const [touch, treatment] = [newId(), newId()];
  await sign(patient, "touch", {}, patient.caller, touch);
  await sign(patient, "treatment", {}, therapist, treatment);
  expect(await post(patient, `consents/${touch}/withdraw`, { reason: "" })).toMatchObject({ status: 200 });
  expect(await post(patient, `consents/${treatment}/withdraw`, { reason: "" }, therapist)).toMatchObject({
    status: 409,
    body: { rule: "CONSENT-7" },
  });
  expect(await consentsOf(patient)).toMatchObject({
    facts: expect.arrayContaining([expect.objectContaining({ kind: "touch", status: "withdrawn", required: true })]),
    signed: [
      { kind: "treatment", method: "clinic-device", withdrawn: null },
      { kind: "touch", withdrawn: { reason: "" } },
    ],
  });
  expect(
    await asked("select kind, withdrawn_at is not null as withdrawn from consent where episode_id = $1 order by kind", [patient.episodeId]),
  ).toEqual([
    { kind: "touch", withdrawn: true },
    { kind: "treatment", withdrawn: false },
  ]);
});

test("[CONSENT-9] explaining another route shows which signatures it does not cover", async () => {
  const patient = await accepted();
  await explain(patient);
  await sign(patient, "treatment");
  await explain(patient, { route: "SL", kinds: ["treatment", "touch", "data-use"], boosterMaximum: null });
  expect(await consentsOf(patient)).toMatchObject({
    explained: { route: "SL" },
    facts: expect.arrayContaining([expect.objectContaining({ kind: "treatment", status: "current", otherTreatment: true })]),
  });
});

test("no other patient and no other clinic reaches these consents", async () => {
  const [patient, other] = [await accepted(), await accepted()];
  await explain(patient);
  expect(await sign(patient, "treatment", {}, other.caller)).toMatchObject({ status: 404 });
  const path = `/api/episodes/${patient.episodeId}/consents`;
  expect(await clinic.call({ as: other.caller, path })).toMatchObject({ status: 404 });
  expect(await clinic.call({ as: clinic.staff("therapist", 1), path })).toMatchObject({ status: 404 });
  expect(await sign(patient, "treatment", {}, clinic.staff("monitor"))).toMatchObject({ status: 403 });
});

test("[CONSENT-10] after staff asked for it again, a signature no longer counts on anybody's screen", async () => {
  const patient = await accepted();
  expect(await explain(patient)).toMatchObject({ status: 200 });
  expect(await sign(patient, "treatment")).toMatchObject({ status: 200 });
  const body = { kinds: ["treatment"], trigger: "new-major-risk", reason: "Bladder symptoms" };
  expect(await post(patient, "require-reconsent", body)).toMatchObject({ status: 403 });
  expect(await post(patient, "require-reconsent", body, therapist)).toMatchObject({ status: 200 });
  expect(await consentsOf(patient)).toMatchObject({
    facts: expect.arrayContaining([expect.objectContaining({ kind: "treatment", status: "reconsent" })]),
    reconsents: [body],
  });
});

const onPaper = (kind: ConsentKind, others: object = {}) => ({
  document: { kind, version: currentDocuments[kind].version },
  choices: choices[kind],
  signedOn: "2026-11-20",
  signedTime: null,
  sawSigned: true,
  identified: true,
  scan: null,
  keptAt: "Cabinet 2, blue folder",
  ...others,
});
const recordPaper = (patient: Patient, kind: ConsentKind, others: object = {}, as = therapist, consentId = newId()) =>
  post(patient, `consents/${consentId}/record-paper`, onPaper(kind, others), as);
const pdfScan = { mediaType: "application/pdf", base64: Buffer.from("%PDF-1.7 an invented scan").toString("base64") };

test("[CONSENT-15] papers complete the consents like signatures on a screen, and are marked wherever they are read", async () => {
  const patient = await accepted();
  await explain(patient);
  for (const kind of ["treatment", "touch", "booster"] as const) expect(await recordPaper(patient, kind)).toMatchObject({ status: 200 });
  expect(await recordPaper(patient, "data-use", { scan: pdfScan, keptAt: "" })).toMatchObject({ status: 200 });
  expect(await stageOf(patient)).toBe("preparation");
  const [scan] = await documentsOf(patient);
  expect(scan?.bytes.toString()).toBe("%PDF-1.7 an invented scan");
  expect(await consentsOf(patient)).toMatchObject({
    facts: expect.arrayContaining([
      expect.objectContaining({ kind: "treatment", status: "current", onPaper: true, byRepresentative: false }),
    ]),
    signed: expect.arrayContaining([
      expect.objectContaining({
        kind: "data-use",
        method: "paper",
        signature: "ink",
        documentId: scan?.document_id,
        paper: expect.objectContaining({ signedOn: "2026-11-20" }),
      }),
      expect.objectContaining({
        kind: "treatment",
        documentId: null,
        paper: expect.objectContaining({ keptAt: "Cabinet 2, blue folder" }),
      }),
    ]),
  });
  expect(
    await asked("select method, document_id, signed_at from consent where episode_id = $1 and kind = 'touch'", [patient.episodeId]),
  ).toEqual([{ method: "paper", document_id: null, signed_at: expect.anything() }]);
});

test("[CONSENT-15] who records a paper saw it signed and identified the signer; a patient cannot, and a file that is none is refused", async () => {
  const patient = await accepted();
  await explain(patient);
  expect(await recordPaper(patient, "treatment", { sawSigned: false })).toMatchObject({ status: 422 });
  expect(await recordPaper(patient, "treatment", { identified: false })).toMatchObject({ status: 422 });
  expect(await recordPaper(patient, "treatment", {}, patient.caller)).toMatchObject({ status: 403 });
  expect(await recordPaper(patient, "treatment", {}, clinic.staff("monitor"))).toMatchObject({ status: 403 });
  expect(await recordPaper(patient, "treatment", {}, clinic.staff("therapist", 1))).toMatchObject({ status: 404 });
  const notIt = { mediaType: "image/png", base64: pdfScan.base64 };
  expect(await recordPaper(patient, "treatment", { scan: notIt })).toMatchObject({ status: 409, body: { rule: "CONSENT-15" } });
  expect(await recordPaper(patient, "treatment", { document: { kind: "treatment", version: "7" }, scan: pdfScan })).toMatchObject({
    status: 409,
    body: { rule: "CONSENT-15", errors: [{ field: "version" }] },
  });
  expect(await documentsOf(patient), "a refusal keeps no scan").toHaveLength(0);
});

test("[CONSENT-15] a paper sent twice is kept once, with one scan", async () => {
  const patient = await accepted();
  await explain(patient);
  const [consentId, commandId] = [newId(), newId()];
  const body = onPaper("treatment", { scan: pdfScan });
  const path = `consents/${consentId}/record-paper`;
  expect(await post(patient, path, body, therapist, commandId)).toMatchObject({ body: { repeated: false } });
  expect(await post(patient, path, body, therapist, commandId)).toMatchObject({ body: { repeated: true } });
  expect(await documentsOf(patient)).toHaveLength(1);
});

const inDoubt = { understands: "yes", appreciates: "doubtful", reasons: "yes", expresses: "yes" };
const nameGuardian = (patient: Patient, representativeId: string, others: object = {}, as = therapist) =>
  post(
    patient,
    `representatives/${representativeId}/name`,
    { name: "Gerda Vormund", birthDate: "1960-05-06", relation: "guardian", scan: pdfScan, keptAt: "", ...others },
    as,
  );

test("[CONSENT-17] [CONSENT-18] who lawfully decides signs on the clinic's device by their own name and birth date; the patient does not", async () => {
  const patient = await accepted();
  const representativeId = newId();
  expect(await explain(patient, { capacity: inDoubt, representativeId })).toMatchObject({ status: 409, body: { rule: "CONSENT-17" } });
  expect(await nameGuardian(patient, representativeId, { scan: null })).toMatchObject({ status: 409, body: { rule: "CONSENT-17" } });
  expect(await nameGuardian(patient, representativeId, {}, patient.caller)).toMatchObject({ status: 403 });
  expect(await asked("select from consent_representative where representative_id = $1", [representativeId])).toHaveLength(0);
  expect(await nameGuardian(patient, representativeId)).toMatchObject({ status: 200 });
  expect(await explain(patient, { capacity: inDoubt, representativeId: null })).toMatchObject({ body: { rule: "CONSENT-13" } });
  expect(await explain(patient, { capacity: inDoubt, representativeId })).toMatchObject({ status: 200 });
  expect(await sign(patient, "treatment")).toMatchObject({ status: 409, body: { rule: "CONSENT-18" } });
  expect(await sign(patient, "treatment", {}, therapist), "the patient's name is not the guardian's").toMatchObject({
    body: { rule: "CONSENT-4" },
  });
  const guardian = { name: "gerda vormund", birthDate: "1960-05-06" };
  expect(await sign(patient, "treatment", guardian, therapist)).toMatchObject({ status: 200 });
  expect(await recordPaper(patient, "touch")).toMatchObject({ status: 200 });
  expect(await consentsOf(patient, therapist)).toMatchObject({
    explained: { representative: { name: "Gerda Vormund", relation: "guardian" } },
    facts: expect.arrayContaining([expect.objectContaining({ kind: "treatment", status: "current", byRepresentative: true })]),
    signed: expect.arrayContaining([
      expect.objectContaining({ kind: "treatment", representative: expect.objectContaining({ name: "Gerda Vormund" }) }),
      expect.objectContaining({ kind: "touch", representative: expect.objectContaining({ relation: "guardian" }) }),
    ]),
  });
  const log = await asked<{ payload: string }>("select payload::text as payload from event where episode_id = $1", [patient.episodeId]);
  expect(log.map(({ payload }) => payload).join(" "), "the log holds no names").not.toContain("Vormund");
});
