import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "../ambient/new-id.ts";
import { statement } from "../database/query.ts";
import { openTestDatabase, type TestDatabase } from "../database/test-database.ts";
import { asOwner } from "../database/test-template.ts";
import { inClinic } from "../database/transaction.ts";
import { openTestApp } from "../http/test-app.ts";
import type { Caller } from "../identity/caller.ts";
import { permissionsOf } from "../identity/permissions.ts";
import { documentHash, keepDocument } from "./keep-document.ts";
import { documentsRoutes } from "./routes.ts";

let data: TestDatabase;
let app: FastifyInstance;
let caller: Caller = { kind: "anonymous" };
const patientId = newId();
const otherPatientId = newId();
const documentId = newId();
const bytes = Buffer.from("%PDF-1.7 signed");

const patient = (id: string, clinicId = data.clinics[0]): Caller => ({
  kind: "patient",
  clinicId,
  personId: id,
  signInId: newId(),
  scope: null,
  permissions: permissionsOf(["patient"]),
});
const therapist = (clinicId = data.clinics[0]): Caller => ({
  kind: "staff",
  clinicId,
  personId: newId(),
  signInId: newId(),
  roles: ["therapist"],
  permissions: permissionsOf(["therapist"]),
});

beforeAll(async () => {
  data = await openTestDatabase();
  app = await openTestApp(data.database, () => caller, documentsRoutes);
  await inClinic(data.database, data.clinics[0], async (tx) => {
    for (const id of [patientId, otherPatientId]) {
      await tx.all(statement`insert into patient (clinic_id, patient_id, given_name, family_name, registered_at)
        values (${tx.clinicId}, ${id}, 'Ada', 'Frost', now())`);
    }
    const what = {
      documentId,
      patientId,
      kind: "consent",
      title: "Consent to treatment",
      mediaType: "application/pdf",
      fileName: "consent.pdf",
    };
    await keepDocument(tx, { ...what, bytes, createdAt: Temporal.Instant.from("2026-11-23T10:00:00Z"), createdBy: newId() });
  });
});
afterAll(async () => {
  await app.close();
  await data.close();
});

const ask = (as: Caller, path = `/api/patients/${patientId}/documents/${documentId}`) => {
  caller = as;
  return app.inject({ url: path });
};
const looks = () =>
  inClinic(
    data.database,
    data.clinics[0],
    async (tx) => (await tx.all(statement`select from access where clinic_id = ${tx.clinicId}`)).length,
  );

test("a document comes back byte for byte, with its type and a name that tells nobody's", async () => {
  const answer = await ask(therapist());
  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload.equals(bytes)).toBe(true);
  expect(answer.headers).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": 'inline; filename="consent.pdf"',
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
});

test("opening a document is a look at the chart, and is recorded", async () => {
  const before = await looks();
  await ask(therapist());
  expect(await looks()).toBe(before + 1);
});

test("a patient opens their own document, and nobody else does", async () => {
  expect((await ask(patient(patientId))).statusCode).toBe(200);
  expect((await ask(patient(otherPatientId))).statusCode).toBe(404);
  expect((await ask(patient(otherPatientId), `/api/patients/${otherPatientId}/documents/${documentId}`)).statusCode).toBe(404);
  expect((await ask(therapist(data.clinics[1]))).statusCode).toBe(404);
  expect((await ask({ kind: "anonymous" })).statusCode).toBe(401);
});

test("the list names each document with the hash of its bytes", async () => {
  const answer = await ask(therapist(), `/api/patients/${patientId}/documents`);
  expect(answer.json()).toEqual({
    documents: [
      {
        documentId,
        kind: "consent",
        title: "Consent to treatment",
        mediaType: "application/pdf",
        sha256: documentHash(bytes),
        createdAt: "2026-11-23T10:00:00Z",
      },
    ],
  });
});

test("a document that was given cannot be changed by the application", async () => {
  const change = inClinic(data.database, data.clinics[0], (tx) =>
    tx.all(statement`update document set title = 'Other' where clinic_id = ${tx.clinicId}`),
  );
  await expect(change).rejects.toThrow("permission denied");
});

test("a sign-in that is not the one a kept command names is refused, and nothing is answered", async () => {
  const as = therapist();
  caller = as;
  const url = `/api/patients/${patientId}/documents`;
  expect((await app.inject({ url, headers: { "kapstone-acts-for": newId() } })).statusCode).toBe(401);
  const own = as.kind === "staff" ? as.personId : "";
  expect((await app.inject({ url, headers: { "kapstone-acts-for": own } })).statusCode).toBe(200);
});

test("the stored hash is of the stored bytes", async () => {
  const { rows } = await asOwner(data.connection, (owner) => owner.query("select sha256 = sha256(bytes) as same from document"));
  expect(rows).toEqual([{ same: true }]);
});
