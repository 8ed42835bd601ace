import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { certifiedSite } from "../rules/test-rems.ts";
import { remsProjection } from "./rems-projection.ts";
import { remsRoutes } from "./routes.ts";

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic([remsProjection], remsRoutes);
});
afterAll(() => clinic.close());

const put = (as: Caller, path: string, body: object) => clinic.call({ as, method: "PUT", path, body });
const send = (as: Caller, { episodeId }: Patient, command: string, body: object) =>
  clinic.call({ as, method: "POST", path: `/api/episodes/${episodeId}/rems/${command}`, commandId: newId(), body });
const read = async (as: Caller, { episodeId }: Patient) => (await clinic.call({ as, path: `/api/episodes/${episodeId}/rems` })).body;
const missing = (body: unknown): readonly string[] =>
  JSON.parse(JSON.stringify(body)).enrolmentForm.flatMap((field: { items: { code: string; answer: { kind: string } }[] }) =>
    field.items.filter(({ answer }) => answer.kind === "missing").map(({ code }) => code),
  );

const hire = async (name: string, role: string): Promise<string> => {
  const [clinicId, staffId] = [clinic.test.clinics[0], newId()];
  await inClinic(clinic.test.database, clinicId, async (tx) => {
    await tx.all(statement`
      insert into staff (clinic_id, staff_id, display_name, email, joined_at)
      values (${clinicId}, ${staffId}, ${name}, ${`${staffId}@clinic.example`}, now())`);
    await tx.all(statement`insert into staff_role (clinic_id, staff_id, role, since) values (${clinicId}, ${staffId}, ${role}, now())`);
  });
  return staffId;
};

test("[REMS-01] the site's certification is added to and never changed, by who runs the clinic; the newest holds", async () => {
  const director = clinic.staff("medical-director");
  expect((await clinic.call({ as: director, path: "/api/rems/site" })).body).toEqual({ site: null, standing: "not-known", entries: [] });
  const entry = newId();
  expect((await put(clinic.staff("monitor"), `/api/rems/site/${entry}`, certifiedSite)).status).toBe(403);
  expect((await put(director, `/api/rems/site/${entry}`, certifiedSite)).status).toBe(200);
  expect((await put(director, `/api/rems/site/${entry}`, { ...certifiedSite, name: "Another" })).status).toBe(200);
  expect((await put(director, `/api/rems/site/${newId()}`, { ...certifiedSite, representative: "Dr. New" })).status).toBe(200);
  expect((await clinic.call({ as: clinic.staff("monitor"), path: "/api/rems/site" })).body).toMatchObject({
    standing: "certified",
    site: { representative: "Dr. New" },
    entries: [{ site: { representative: "Dr. New" } }, { site: { name: certifiedSite.name, representative: "Dr. Head" } }],
  });
  const refused = inClinic(clinic.test.database, clinic.test.clinics[0], (tx) => tx.all(statement`update rems_site set name = 'x'`));
  await expect(refused).rejects.toThrow("permission denied");
});

test("[REMS-10] [REMS-12] an enrolment is filled from chart and directory, signed, submitted, and then lets a device be dispensed", async () => {
  const patient = await clinic.admit();
  const coordinator = clinic.staff("coordinator");
  const prescriberId = await hire("Dr. Head", "prescriber");
  await put(clinic.staff("medical-director"), `/api/rems/site/${newId()}`, certifiedSite);
  expect(await read(coordinator, patient)).toMatchObject({ ready: { status: "unmet" }, enrolment: null });

  const prepared = { indication: "treatment-resistant-depression", prescriberId, acknowledged: true };
  expect((await send(clinic.staff("therapist"), patient, "prepare-enrolment", prepared)).status).toBe(403);
  expect((await send(coordinator, patient, "prepare-enrolment", prepared)).status).toBe(200);
  const details = { npi: "1234567893", telephone: "555-0102", fax: "555-0103" };
  expect((await put(coordinator, `/api/rems/providers/${newId()}/entries/${newId()}`, details)).status).toBe(404);
  expect((await put(coordinator, `/api/rems/providers/${prescriberId}/entries/${newId()}`, details)).status).toBe(200);
  expect((await put(coordinator, `/api/patients/${patient.patientId}/rems-address`, { address: "2 Short Street" })).status).toBe(200);
  expect(missing(await read(coordinator, patient))).toEqual(["birthDate", "sex", "patient", "attestation", "provider"]);

  const yesterday = Temporal.Now.plainDateISO("UTC").subtract({ days: 1 }).toString();
  const submission = { submittedOn: yesterday, how: "online", reference: "ENR-7" };
  expect(await send(coordinator, patient, "submit-enrolment", submission)).toMatchObject({ status: 409, body: { rule: "REMS-12" } });
  for (const by of ["patient", "provider"]) await send(coordinator, patient, "sign-enrolment", { by, signedOn: yesterday });
  expect((await send(coordinator, patient, "submit-enrolment", submission)).status).toBe(200);
  expect(await read(coordinator, patient)).toMatchObject({ ready: { status: "met" }, enrolment: { submitted: { reference: "ENR-7" } } });

  expect((await send(coordinator, patient, "withdraw-enrolment", { reason: "Moved away" })).status).toBe(200);
  expect(await read(coordinator, patient)).toMatchObject({
    ready: { status: "unmet" },
    enrolment: { withdrawn: { reason: "Moved away" } },
  });
});

test("a patient and another clinic see nothing of it", async () => {
  const patient = await clinic.admit();
  const path = `/api/episodes/${patient.episodeId}/rems`;
  expect((await clinic.call({ as: patient.caller, path })).status).toBe(403);
  expect((await clinic.call({ as: clinic.staff("coordinator", 1), path })).status).toBe(404);
  expect((await clinic.call({ as: clinic.staff("coordinator", 1), path: "/api/rems/site" })).body).toMatchObject({ site: null });
  const other = `/api/patients/${patient.patientId}/rems-address`;
  expect((await put(clinic.staff("coordinator", 1), other, { address: "x" })).status).toBe(404);
});
