import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type TestClinic } from "#care/measures/server/test-clinic.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { asOwner } from "#platform/database/test-template.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { ledgerAdministration, ledgerSessionWaste } from "./ledger-entry.ts";
import { lotProjection } from "./lot-projection.ts";
import { readDosesGiven } from "./read-doses-given.ts";
import { canSupply } from "./read-lots.ts";
import { pharmacyRoutes } from "./routes.ts";

let clinic: TestClinic;
let nurse: Caller;
let witnessId: Uuid;

const hire = (clinicId: Uuid, name: string): Promise<Uuid> =>
  asOwner(clinic.test.connection, async (owner) => {
    const staffId = newId();
    await owner.query("insert into staff (clinic_id, staff_id, display_name, email, joined_at) values ($1, $2, $3, $4, now())", [
      clinicId,
      staffId,
      name,
      `${staffId}@example.org`,
    ]);
    return staffId;
  });

beforeAll(async () => {
  clinic = await openTestClinic([lotProjection], pharmacyRoutes);
  nurse = clinic.staff("monitor");
  witnessId = await hire(clinic.test.clinics[0], "Ada Witness");
});
afterAll(() => clinic.close());

const post = (lotId: Uuid, act: string, body: object, as = nurse, commandId = newId()) =>
  clinic.call({ as, method: "POST", path: `/api/pharmacy/lots/${lotId}/${act}`, body, commandId });

const receipt = () => ({
  drug: "ketamine-racemic",
  form: "solution",
  strength: { kind: "concentration", concentration: { value: 50, unit: "mg/mL" } },
  lotNumber: "K-2231",
  expiresOn: "2099-06-30",
  supplier: "Hudson Medical Supply",
  invoiceNumber: "88121",
  containers: 2,
  amountPerContainer: { value: 500_000, unit: "ug" },
  volumePerContainer: { value: 10_000, unit: "uL" },
  witnessId,
});

const received = async (): Promise<Uuid> => {
  const lotId = newId();
  expect(await post(lotId, "receive", receipt())).toMatchObject({ status: 200 });
  return lotId;
};

const ledgerOf = (lotId: Uuid, as: Caller = nurse) => clinic.call({ as, path: `/api/pharmacy/lots/${lotId}` });

const give = async (lotId: Uuid, milligrams: number, at: Temporal.Instant) => {
  const patient = await clinic.admit();
  const clinicId = clinic.test.clinics[0];
  const place = { clinicId, episodeId: patient.episodeId, streamId: newId() };
  const entry = { lotId, at, recordedAt: at, byId: witnessId, sessionId: place.streamId };
  await inClinic(clinic.test.database, clinicId, async (tx) => {
    const dose = { ...entry, entryId: newId(), amount: micrograms(milligrams * 1000), orderId: null, route: "IM" } as const;
    await tx.all(ledgerAdministration(place, dose));
    await tx.all(ledgerSessionWaste(place, { ...entry, entryId: newId(), amount: micrograms(5_000), witnessId: null }));
  });
  return patient;
};

test("[PHARM-1] [PHARM-4] a lot that came, was given from and wasted balances", async () => {
  const lotId = await received();
  const patient = await give(lotId, 35, Temporal.Now.instant());
  expect(await post(lotId, "record-waste", { amount: micrograms(60_000), reason: "broken", witnessId, note: "" })).toMatchObject({
    status: 200,
  });
  const ledger = await ledgerOf(lotId);
  expect(ledger.body).toMatchObject({
    lot: {
      balance: {
        received: micrograms(1_000_000),
        administered: micrograms(35_000),
        wasted: micrograms(65_000),
        onHand: micrograms(900_000),
        discrepancy: null,
      },
    },
    lines: [
      { kind: "received", witness: "Ada Witness" },
      { kind: "administered", patient: expect.stringContaining("Test Patient"), route: "IM" },
      { kind: "wasted" },
      { kind: "wasted", note: "broken" },
    ],
  });
  const given = await inClinic(clinic.test.database, clinic.test.clinics[0], (tx) => readDosesGiven(tx, patient.episodeId));
  expect(given).toMatchObject([{ route: "IM", amount: micrograms(35_000) }]);
});

test("a look at a ledger that names patients is a look at each one's chart", async () => {
  const lotId = await received();
  const patient = await give(lotId, 35, Temporal.Now.instant());
  await ledgerOf(lotId, clinic.staff("auditor"));
  const looks = await asOwner(clinic.test.connection, (owner) =>
    owner.query("select what, why from access where patient_id = $1", [patient.patientId]),
  );
  expect(looks.rows).toEqual([{ what: "A lot's ledger", why: "role: auditor" }]);
});

test("[PHARM-2] waste without a second person of this clinic is refused, and nothing is kept", async () => {
  const lotId = await received();
  const elsewhere = await hire(clinic.test.clinics[1], "Other Clinic");
  const waste = { amount: micrograms(1_000), reason: "spilled", note: "" };
  for (const other of [elsewhere, newId(), nurse.kind === "staff" ? nurse.personId : ""]) {
    expect(await post(lotId, "record-waste", { ...waste, witnessId: other })).toMatchObject({ status: 409, body: { rule: "PHARM-2" } });
  }
  expect((await ledgerOf(lotId)).body).toMatchObject({ lot: { balance: { wasted: micrograms(0) } } });
});

test("[PHARM-5] a count that differs is kept with what was expected, and shows since when", async () => {
  const lotId = await received();
  await post(lotId, "count", { counted: micrograms(1_000_000), witnessId: null, note: "" });
  await post(lotId, "count", { counted: micrograms(990_000), witnessId, note: "recounted twice" });
  const { body } = await ledgerOf(lotId);
  expect(body).toMatchObject({
    lot: { balance: { onHand: micrograms(1_000_000), discrepancy: { difference: micrograms(-10_000), since: expect.any(String) } } },
    lines: [{ kind: "received" }, { kind: "counted" }, { kind: "counted", expected: micrograms(1_000_000), note: "recounted twice" }],
  });
});

test("the same receipt sent twice is received once", async () => {
  const [lotId, commandId] = [newId(), newId()];
  expect(await post(lotId, "receive", receipt(), nurse, commandId)).toMatchObject({ body: { repeated: false } });
  expect(await post(lotId, "receive", receipt(), nurse, commandId)).toMatchObject({ body: { repeated: true } });
  expect((await ledgerOf(lotId)).body).toMatchObject({ lot: { balance: { received: micrograms(1_000_000) } } });
});

test("[PHARM-6] the ledger supplies what one lot holds, in its form, to the end of its expiry date", async () => {
  const other = clinic.test.clinics[1];
  const at = Temporal.Instant.from("2026-11-23T12:00:00Z");
  const supplies = (clinicId: Uuid, form: "solution" | "lozenge", milligrams: number, when = at) =>
    inClinic(clinic.test.database, clinicId, (tx) => canSupply(tx, "ketamine-racemic", form, micrograms(milligrams * 1000), when));
  await received();
  expect(await supplies(clinic.test.clinics[0], "solution", 35)).toBe(true);
  expect(await supplies(clinic.test.clinics[0], "lozenge", 35)).toBe(false);
  expect(await supplies(clinic.test.clinics[0], "solution", 1_001)).toBe(false);
  expect(await supplies(clinic.test.clinics[0], "solution", 35, Temporal.Instant.from("2099-07-02T00:00:00Z"))).toBe(false);
  expect(await supplies(other, "solution", 35)).toBe(false);
});

test("only those who handle drugs write, an auditor reads, and another clinic sees nothing", async () => {
  const lotId = await received();
  expect(await post(newId(), "receive", receipt(), clinic.staff("auditor"))).toMatchObject({ status: 403 });
  expect(await post(newId(), "receive", receipt(), clinic.staff("therapist"))).toMatchObject({ status: 403 });
  expect(await ledgerOf(lotId, clinic.staff("auditor"))).toMatchObject({ status: 200 });
  expect(await ledgerOf(lotId, clinic.staff("coordinator"))).toMatchObject({ status: 403 });
  expect(await ledgerOf(lotId, clinic.staff("monitor", 1))).toMatchObject({ status: 404 });
  expect((await clinic.call({ as: clinic.staff("monitor", 1), path: "/api/pharmacy/lots" })).body).toMatchObject({ lots: [] });
});
