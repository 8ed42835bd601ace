import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { Caller } from "#platform/identity/caller.ts";

import type { Privilege } from "../rules/privileges.ts";
import { planProjection } from "./plan-projection.ts";
import { readSigner } from "./read-order-facts.ts";
import { planRoutes } from "./routes.ts";

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic([planProjection], planRoutes);
});
afterAll(() => clinic.close());

/** A prescriber who stands in the directory of the first clinic. */
const prescriber = async (): Promise<Extract<Caller, { kind: "staff" }>> => {
  const caller = clinic.staff("prescriber");
  if (caller.kind !== "staff") throw new Error("A prescriber is staff.");
  const { personId } = caller;
  await inClinic(clinic.test.database, clinic.test.clinics[0], async (tx) => {
    await tx.all(statement`insert into staff (clinic_id, staff_id, display_name, email, joined_at)
      values (${tx.clinicId}, ${personId}, ${`Prescriber ${personId.slice(-4)}`}, ${`${personId}@example.org`}, now())`);
    await tx.all(
      statement`insert into staff_role (clinic_id, staff_id, role, since) values (${tx.clinicId}, ${personId}, 'prescriber', now())`,
    );
  });
  return caller;
};

const record = (body: object, as = clinic.staff("medical-director")) =>
  clinic.call({ as, method: "POST", path: "/api/staff-privileges/record", body });
const row = (staffId: string, kind: Privilege["kind"], from: string, until: string | null = null) => ({
  privilegeId: newId(),
  staffId,
  kind,
  reference: "",
  from,
  until,
});
const privilegesOf = (caller: Caller, at: 0 | 1 = 0) =>
  inClinic(clinic.test.database, clinic.test.clinics[at], async (tx) => (await readSigner(tx, caller, newId())).privileges);

test("[ORDER-1] a clinic that recorded nothing keeps no dates; with the first one, each prescriber has their own", async () => {
  const [first, second] = [await prescriber(), await prescriber()];
  expect(await privilegesOf(first)).toBeNull();
  const licence = row(first.personId, "licence", "2026-01-01", "2026-12-31");
  expect(await record(licence)).toMatchObject({ status: 200, body: { recorded: true } });
  expect(await record(licence)).toMatchObject({ status: 200 });
  expect(await privilegesOf(first)).toMatchObject([{ kind: "licence" }]);
  expect(await privilegesOf(second)).toEqual([]);
  expect(await privilegesOf(clinic.staff("prescriber", 1), 1)).toBeNull();
});

test("[ORDER-1] the newest of a kind is what holds, and the one before stays on record", async () => {
  const { personId, ...caller } = await prescriber();
  await record(row(personId, "privilege", "2026-01-01"));
  await record(row(personId, "privilege", "2026-01-01", "2026-06-30"));
  expect(await privilegesOf({ personId, ...caller })).toEqual([{ kind: "privilege", from: expect.anything(), until: expect.anything() }]);
  const rows = await inClinic(clinic.test.database, clinic.test.clinics[0], (tx) =>
    tx.all(statement`select privilege_id from staff_privilege where staff_id = ${personId}`),
  );
  expect(rows).toHaveLength(2);
});

test("[ORDER-1] dates are recorded by those who configure the clinic, for its own staff, first day before the last", async () => {
  const { personId } = await prescriber();
  expect(await record(row(personId, "licence", "2026-02-01", "2026-01-01"))).toMatchObject({ status: 422 });
  expect(await record(row(newId(), "licence", "2026-02-01"))).toMatchObject({ status: 404 });
  expect(await record(row(personId, "licence", "2026-02-01"), clinic.staff("medical-director", 1))).toMatchObject({ status: 404 });
  expect(await record(row(personId, "licence", "2026-02-01"), clinic.staff("prescriber"))).toMatchObject({ status: 403 });
  const read = await clinic.call({ as: clinic.staff("administrator"), path: "/api/staff-privileges" });
  expect(read).toMatchObject({
    status: 200,
    body: { prescribers: expect.arrayContaining([expect.objectContaining({ staffId: personId })]) },
  });
});
