import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { accessContract } from "../access-contract.ts";
import { peopleRoutes } from "./routes.ts";

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic([], peopleRoutes);
});
afterAll(() => clinic.close());

const look = (as: Caller, { patientId }: Patient) => clinic.call({ as, path: `/api/patients/${patientId}` });
const accessLog = async (query = "", as = clinic.staff("auditor")) =>
  z.parse(accessContract.readAccess.response, (await clinic.call({ as, path: `/api/access-log${query}` })).body);

test("every look at a chart stands in the log: who, whose, what and why", async () => {
  const patient = await clinic.admit();
  const therapist = clinic.staff("therapist");
  expect((await look(therapist, patient)).status).toBe(200);
  expect((await look(patient.caller, patient)).status).toBe(200);
  const { entries } = await accessLog(`?patientId=${patient.patientId}`);
  expect(entries.map(({ person, patient: of, what, why }) => [person.kind, of.id, what, why])).toEqual([
    ["patient", patient.patientId, "A patient's details and episodes", "patient"],
    ["staff", patient.patientId, "A patient's details and episodes", "role: therapist"],
  ]);
  expect(entries[0]?.person.name).toBe(entries[0]?.patient.name);
});

test("it comes a page at a time, of one person or of one patient alone, without a gap", async () => {
  const patient = await clinic.admit();
  const monitor = clinic.staff("monitor");
  for (let looks = 0; looks < 103; looks += 1) await look(monitor, patient);
  const first = await accessLog(`?patientId=${patient.patientId}`);
  const second = await accessLog(`?patientId=${patient.patientId}&before=${first.next}`);
  expect([first.entries.length, second.entries.length, second.next]).toEqual([100, 3, null]);
  const ids = [...first.entries, ...second.entries].map(({ accessId }) => accessId);
  expect(ids).toEqual(ids.toSorted((one, other) => other - one));
  const person = first.entries[0]?.person.id;
  const theirs = await accessLog(`?personId=${person}`);
  expect(theirs.entries.every((entry) => entry.person.id === person)).toBe(true);
});

test("only who may read it reads it, and of the own clinic alone", async () => {
  expect((await clinic.call({ as: clinic.staff("therapist"), path: "/api/access-log" })).status).toBe(403);
  const other = await clinic.admit(1);
  await look(clinic.staff("monitor", 1), other);
  expect((await accessLog(`?patientId=${other.patientId}`)).entries).toEqual([]);
  expect((await accessLog(`?patientId=${other.patientId}`, clinic.staff("auditor", 1))).entries).toHaveLength(1);
  expect((await clinic.call({ as: clinic.staff("auditor"), path: "/api/access-log?before=x" })).status).toBe(422);
});
