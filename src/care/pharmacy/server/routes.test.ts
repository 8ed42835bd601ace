import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type TestClinic } from "#care/measures/server/test-clinic.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { asOwner } from "#platform/database/test-template.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { rebuildProjections } from "#platform/event-log/rebuild-projections.ts";
import type { Caller } from "#platform/identity/caller.ts";
import type { StaffRole } from "#platform/identity/permissions.ts";

import { ledgerAdministration, ledgerEntryCrossedOut, ledgerDraw, ledgerSessionWaste } from "./ledger-entry.ts";
import { lotProjection } from "./lot-projection.ts";
import { readDosesGiven } from "./read-doses-given.ts";
import { canSupply, readSupply } from "./read-lots.ts";
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

/** Somebody with a sign-in that was proved `minutesAgo`. */
const colleague = async (
  name: string,
  { role = "monitor", minutesAgo = 0 }: { readonly role?: StaffRole; readonly minutesAgo?: number } = {},
): Promise<Caller> => {
  const caller = clinic.staff(role);
  const { clinicId, personId, signInId } = {
    ...caller,
    clinicId: clinic.test.clinics[0],
    personId: await hire(clinic.test.clinics[0], name),
    signInId: newId(),
  };
  const at = Temporal.Now.instant().subtract({ minutes: minutesAgo });
  await inClinic(clinic.test.database, clinicId, (tx) =>
    tx.all(statement`
      insert into sign_in (clinic_id, sign_in_id, token_hash, person_kind, person_id, state, method, user_agent, started_at, confirmed_at,
                           last_seen_at, expires_at)
      values (${clinicId}, ${signInId}, ${Buffer.from(newId())}, 'staff', ${personId}, 'active', 'password', '', ${at}, ${at}, ${at},
              ${at.add({ hours: 48 })})`),
  );
  return { ...caller, ...{ personId, signInId } };
};

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
  supplierAddress: "1 Dock Street",
  supplierDea: "RH1234563",
  ndc: "0143-9509-10",
  witnessId,
});

const received = async (): Promise<Uuid> => {
  const lotId = newId();
  expect(await post(lotId, "receive", receipt())).toMatchObject({ status: 200 });
  return lotId;
};

const ledgerOf = (lotId: Uuid, as: Caller = nurse) => clinic.call({ as, path: `/api/pharmacy/lots/${lotId}` });

const remnant = { reason: "syringe-remnant", method: null } as const;

const give = async (lotId: Uuid, milligrams: number, at: Temporal.Instant) => {
  const patient = await clinic.admit();
  const clinicId = clinic.test.clinics[0];
  const place = { clinicId, episodeId: patient.episodeId, streamId: newId() };
  const entry = { lotId, at, recordedAt: at, byId: witnessId, sessionId: place.streamId };
  await inClinic(clinic.test.database, clinicId, async (tx) => {
    const dose = { ...entry, entryId: newId(), amount: micrograms(milligrams * 1000), orderId: null, route: "IM" } as const;
    await tx.all(ledgerAdministration(place, dose));
    await tx.all(
      ledgerSessionWaste(place, { ...entry, ...remnant, entryId: newId(), administrationId: newId(), amount: micrograms(5_000) }),
    );
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
      { kind: "wasted", witness: null },
      { kind: "wasted", details: { reason: "broken" }, note: "" },
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

test("[PHARM-11] a waste recorded at the lot waits for its witness, who proves who they are and is not the one who wasted it", async () => {
  const lotId = await received();
  const waster = await colleague("Di Waster");
  await post(lotId, "record-waste", { amount: micrograms(1_000), reason: "spilled", note: "" }, waster);
  expect(await tasksOf(lotId)).toEqual(["waste-without-witness"]);
  const seen = { entryId: `lot/${lotId}/2` };
  expect(await post(lotId, "witness-waste", seen, waster)).toMatchObject({ status: 409, body: { rule: "PHARM-2" } });
  const stale = await post(lotId, "witness-waste", seen, await colleague("Ed Away", { minutesAgo: 60 }));
  expect(stale).toMatchObject({ status: 403, body: { type: expect.stringContaining("prove-first") } });
  expect(await post(lotId, "witness-waste", seen, await colleague("Fa Therapist", { role: "therapist" }))).toMatchObject({ status: 200 });
  expect(await tasksOf(lotId)).toEqual([]);
  expect((await ledgerOf(lotId)).body).toMatchObject({ lines: [{}, { kind: "wasted" }, { kind: "witnessed", by: "Fa Therapist" }] });
});

test("[PHARM-2] a correction that somebody of another clinic, nobody or oneself would witness is refused", async () => {
  const lotId = await received();
  const elsewhere = await hire(clinic.test.clinics[1], "Other Clinic");
  const correction = { corrects: 1, amount: micrograms(1_000), reason: "misread" };
  for (const other of [elsewhere, newId(), nurse.kind === "staff" ? nurse.personId : ""]) {
    expect(await post(lotId, "correct-entry", { ...correction, witnessId: other })).toMatchObject({
      status: 409,
      body: { rule: "PHARM-2" },
    });
  }
});

test("[PHARM-2] nobody is offered themselves as a witness", async () => {
  const me = await colleague("Di Self");
  const { body } = await clinic.call({ as: me, path: "/api/pharmacy/witnesses" });
  expect(JSON.stringify(body)).toContain("Ada Witness");
  expect(JSON.stringify(body)).not.toContain("Di Self");
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

type Tasks = { readonly tasks: readonly { readonly kind: string; readonly lotId: string | null; readonly about: string | null }[] };

const tasksOf = async (lotId: Uuid): Promise<readonly string[]> => {
  const { body } = await clinic.call({ as: nurse, path: "/api/pharmacy/tasks" });
  const { tasks }: Tasks = Object.assign({ tasks: [] }, body);
  return tasks.filter((task) => task.lotId === lotId).map(({ kind }) => kind);
};

test("[PHARM-7] a receipt keeps where the lot came from and how it was packed", async () => {
  const lotId = newId();
  const whole = { supplierAddress: "1 Dock Street", supplierDea: "RH1234563", ndc: "0143-9509-10", packages: { count: 1, size: 2 } };
  expect(await post(lotId, "receive", { ...receipt(), ...whole, supplierDea: "RH1234560" })).toMatchObject({
    status: 409,
    body: { rule: "PHARM-7" },
  });
  expect(await post(lotId, "receive", { ...receipt(), ...whole })).toMatchObject({ status: 200 });
  expect((await ledgerOf(lotId)).body).toMatchObject({ lot: { ...whole, containerKind: null, compounded: false } });
});

test("[PHARM-7] [PHARM-20] what a receipt did not say is asked for, and said later by a line of its own", async () => {
  const lotId = newId();
  await post(lotId, "receive", { ...receipt(), supplierDea: "", expiresOn: "2000-01-31" });
  expect(await tasksOf(lotId)).toEqual(["lot-expired", "receipt-incomplete"]);
  const changes = { supplierDea: "RH1234563", expiresOn: "2099-01-31", containerKind: "multi-dose" };
  expect(await post(lotId, "amend-receipt", { changes, reason: "year misread", witnessId })).toMatchObject({ status: 200 });
  expect(await tasksOf(lotId)).toEqual([]);
  expect((await ledgerOf(lotId)).body).toMatchObject({
    lot: { expired: false, ...changes, ndc: "0143-9509-10" },
    lines: [{ kind: "received" }, { kind: "amended", note: "year misread", details: { amended: changes } }],
  });
});

test("[PHARM-6] [PHARM-8] [PHARM-9] a vial has its number, its last hour, and what is left in it; past it nothing is supplied", async () => {
  const lotId = newId();
  await post(lotId, "receive", { ...receipt(), containers: 1, containerKind: "single-dose", witnessId: null });
  expect(await post(lotId, "open-vial", { container: 2, note: "" })).toMatchObject({ status: 409, body: { rule: "PHARM-8" } });
  expect(await post(lotId, "open-vial", { container: 1, note: "" })).toMatchObject({ status: 200 });
  expect(await post(lotId, "draw", { administrationId: newId(), container: 1, amount: micrograms(50_000), note: "" })).toMatchObject({
    status: 200,
  });
  const { body } = await ledgerOf(lotId);
  expect(body).toMatchObject({
    lot: { usable: micrograms(450_000), balance: { onHand: micrograms(500_000) } },
    vials: [{ container: 1, left: micrograms(450_000), pastUse: false, beyondUseAt: expect.any(String) }],
    draws: [{ open: micrograms(50_000) }],
  });
  expect(await tasksOf(lotId)).toEqual(["draw-not-accounted"]);
  const supplies = (hours: number) =>
    inClinic(clinic.test.database, clinic.test.clinics[0], async (tx) => {
      const at = Temporal.Now.instant().add({ hours });
      const lots = await readSupply(tx, { drug: "ketamine-racemic", form: "solution", amount: micrograms(1_000), at });
      return lots.some((lot) => lot.lotId === lotId);
    });
  expect([await supplies(0), await supplies(7)]).toEqual([true, false]);
});

test("[PHARM-10] [PHARM-11] what a session drew, gave and wasted comes out even, and a missing witness is made good by the one who saw it", async () => {
  const lotId = await received();
  const [clinicId, patient, doseId, at] = [clinic.test.clinics[0], await clinic.admit(), newId(), Temporal.Now.instant()];
  const place = { clinicId, episodeId: patient.episodeId, streamId: newId() };
  const entry = { lotId, at, recordedAt: at, byId: witnessId, sessionId: place.streamId };
  await inClinic(clinic.test.database, clinicId, async (tx) => {
    await tx.all(ledgerDraw(place, { ...entry, entryId: newId(), administrationId: doseId, amount: micrograms(50_000), container: 1 }));
    await tx.all(ledgerAdministration(place, { ...entry, entryId: doseId, amount: micrograms(35_000), orderId: null, route: "IM" }));
  });
  expect(await tasksOf(lotId)).toEqual(["draw-not-accounted"]);
  const wasteId = newId();
  await inClinic(clinic.test.database, clinicId, (tx) =>
    tx.all(ledgerSessionWaste(place, { ...entry, ...remnant, entryId: wasteId, administrationId: doseId, amount: micrograms(15_000) })),
  );
  expect(await tasksOf(lotId)).toEqual(["waste-without-witness"]);
  const waster = { ...(await colleague("Gil Signed")), ...{ personId: witnessId } };
  expect(await post(lotId, "witness-waste", { entryId: wasteId }, waster)).toMatchObject({ status: 409, body: { rule: "PHARM-2" } });
  expect(await post(lotId, "witness-waste", { entryId: wasteId }, await colleague("Bo Seer"))).toMatchObject({ status: 200 });
  expect(await tasksOf(lotId)).toEqual([]);
  await inClinic(clinic.test.database, clinicId, (tx) =>
    tx.all(
      ledgerEntryCrossedOut(
        place,
        { entryId: doseId, reason: "another patient's" },
        { observedAt: at, receivedAt: at, actor: { kind: "staff", id: witnessId } },
      ),
    ),
  );
  const { body } = await ledgerOf(lotId);
  expect(body).toMatchObject({ lot: { balance: { administered: micrograms(0), wasted: micrograms(15_000) } } });
  expect(JSON.stringify(body)).toContain("another patient's");
  const given = await inClinic(clinic.test.database, clinicId, (tx) => readDosesGiven(tx, patient.episodeId));
  expect(given).toMatchObject([{ amount: micrograms(0) }]);
});

test("[PHARM-13] [PHARM-14] [PHARM-15] a shortage has its clock, its notices and its form, and then stands on record", async () => {
  const lotId = await received();
  await post(lotId, "count", { counted: micrograms(990_000), witnessId, note: "recounted twice" });
  expect(await tasksOf(lotId)).toEqual(["notify-state", "notify-dea", "file-form-106"]);
  const { body } = await ledgerOf(lotId);
  expect(body).toMatchObject({ discrepancies: [{ difference: micrograms(-10_000), recorded: false, explained: null, reports: [] }] });
  const { discrepancies }: { discrepancies: readonly { readonly discrepancyId: string }[] } = Object.assign({ discrepancies: [] }, body);
  const discrepancyId = discrepancies[0]?.discrepancyId;
  const report = (kind: string, reference = "") => post(lotId, "report-loss", { discrepancyId, report: kind, reference, note: "" });
  expect(await report("dea-notice")).toMatchObject({ status: 200 });
  expect(await report("state-notice")).toMatchObject({ status: 200 });
  expect(await report("form-106")).toMatchObject({ status: 409, body: { rule: "PHARM-14" } });
  expect(await report("form-106", "106-2026-4")).toMatchObject({ status: 200 });
  expect(await tasksOf(lotId)).toEqual([]);
  expect((await ledgerOf(lotId)).body).toMatchObject({
    lot: { balance: { recorded: micrograms(-10_000), onHand: micrograms(990_000), discrepancy: null } },
    discrepancies: [{ recorded: true, reports: [{ report: "dea-notice" }, { report: "state-notice" }, { reference: "106-2026-4" }] }],
  });
  const found = { discrepancyId, explanation: "Stood behind the box", keepsDifference: false, witnessId };
  expect(await post(lotId, "explain-discrepancy", found)).toMatchObject({ status: 200 });
  expect((await ledgerOf(lotId)).body).toMatchObject({
    lot: { balance: { recorded: micrograms(0), onHand: micrograms(1_000_000) } },
    discrepancies: [{ recorded: false, explained: { explanation: "Stood behind the box" } }],
  });
});

test("[PHARM-17] [PHARM-18] [PHARM-20] returns, destruction and a corrected waste each move the lot in their own way", async () => {
  const lotId = await received();
  const second = await hire(clinic.test.clinics[0], "Cy Second");
  const returned = { target: "supplier", to: "Hudson", toDea: "RH1234563", reference: "R-1", witnessId: null, note: "" };
  const destroyed = { method: "incineration", form41: "41-1", witnessId, secondWitnessId: second, note: "" };
  await post(lotId, "return", { ...returned, amount: micrograms(500_000) });
  await post(lotId, "destroy", { ...destroyed, amount: micrograms(100_000) });
  await post(lotId, "record-waste", { amount: micrograms(50_000), reason: "spilled", method: "absorbed", witnessId, note: "" });
  expect(await post(lotId, "correct-entry", { corrects: 4, amount: micrograms(5_000), reason: "50 for 5", witnessId })).toMatchObject({
    status: 200,
  });
  expect((await ledgerOf(lotId)).body).toMatchObject({
    lot: {
      balance: {
        returned: micrograms(500_000),
        destroyed: micrograms(100_000),
        wasted: micrograms(5_000),
        onHand: micrograms(395_000),
      },
    },
    lines: [
      { kind: "received" },
      { kind: "returned", details: { to: "Hudson", reference: "R-1" } },
      { kind: "destroyed", witness: "Ada Witness", secondWitness: "Cy Second" },
      { kind: "wasted", amount: micrograms(50_000), correctedTo: micrograms(5_000) },
      { kind: "corrected", concerns: `lot/${lotId}/4`, note: "50 for 5" },
    ],
  });
});

test("[PHARM-19] a drug is dispensed to a patient of this clinic, and the ledger names them", async () => {
  const lotId = await received();
  const patient = await clinic.admit();
  const elsewhere = await clinic.admit(1);
  const given = {
    amount: micrograms(100_000),
    daysSupply: 2,
    directions: "As agreed",
    labelPrinted: true,
    programme: { kind: "exception", reason: "registry down" },
    witnessId: null,
  };
  expect(await post(lotId, "dispense", { ...given, episodeId: elsewhere.episodeId })).toMatchObject({
    status: 409,
    body: { rule: "PHARM-19" },
  });
  expect(await post(lotId, "dispense", { ...given, episodeId: patient.episodeId, amount: micrograms(1_000_001) })).toMatchObject({
    status: 409,
    body: { rule: "PHARM-6" },
  });
  expect(await post(lotId, "dispense", { ...given, episodeId: patient.episodeId })).toMatchObject({ status: 200 });
  expect((await ledgerOf(lotId)).body).toMatchObject({
    lot: { balance: { dispensed: micrograms(100_000) } },
    lines: [{ kind: "received" }, { kind: "dispensed", patient: expect.stringContaining("Test Patient"), details: { daysSupply: 2 } }],
  });
  const { body } = await clinic.call({ as: nurse, path: "/api/pharmacy/patients" });
  expect(JSON.stringify(body)).toContain(patient.episodeId);
  expect(JSON.stringify(body)).not.toContain(elsewhere.episodeId);
});

test("[PHARM-12] [PHARM-16] [PHARM-21] an inventory of everything is listed with what it left out and how long it is kept", async () => {
  const other = await openTestClinic([lotProjection], pharmacyRoutes);
  try {
    const as = other.staff("monitor");
    const [first, second] = [newId(), newId()];
    const send = (lotId: Uuid, act: string, body: object) =>
      other.call({ as, method: "POST", path: `/api/pharmacy/lots/${lotId}/${act}`, body, commandId: newId() });
    for (const lotId of [first, second]) await send(lotId, "receive", { ...receipt(), witnessId: null });
    const read = async () => (await other.call({ as, path: "/api/pharmacy/inventories" })).body;
    expect(await read()).toMatchObject({ inventories: [], next: { kind: "initial" } });
    const seer = newId();
    await asOwner(other.test.connection, (owner) =>
      owner.query(
        "insert into staff (clinic_id, staff_id, display_name, email, joined_at) values ($1, $2, 'Ada', 'a@example.org', now())",
        [other.test.clinics[0], seer],
      ),
    );
    const count = {
      counted: micrograms(1_000_000),
      witnessId: seer,
      note: "",
      kind: "initial",
      businessTime: "open",
      location: "Cabinet 1",
    };
    expect(await send(first, "count", { ...count, fullContainers: 2, openAmount: null })).toMatchObject({ status: 200 });
    expect(await read()).toMatchObject({ inventories: [{ missing: ["K-2231"] }], next: { kind: "initial" } });
    await send(second, "count", count);
    expect(await read()).toMatchObject({
      inventories: [{ missing: [], rows: [{ businessTime: "open", location: "Cabinet 1", fullContainers: 2, witness: "Ada" }, {}] }],
      next: { kind: "periodic" },
    });
  } finally {
    await other.close();
  }
});

test("the tables rebuilt from the log are the live ones", async () => {
  const tables = ["lot", "discrepancy", "loss_report", "ledger_entry"];
  const dump = () =>
    asOwner(clinic.test.connection, async (owner) => {
      const found: unknown[][] = [];
      for (const name of tables) {
        // What this test's sessions wrote is in no log.
        const own = name === "ledger_entry" ? "where session_id is null" : "";
        found.push((await owner.query(`select t::text from ${name} t ${own} order by 1`)).rows);
      }
      return found;
    });
  const before = await dump();
  await rebuildProjections(clinic.test.connection, [lotProjection]);
  expect(await dump()).toEqual(before);
  expect(before.every((rows) => rows.length > 0)).toBe(true);
});
