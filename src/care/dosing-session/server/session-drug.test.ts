import { afterAll, beforeAll, expect, test } from "vitest";

import { adverseEventsProjection } from "#care/adverse-events/server/adverse-events-projection.ts";
import { openTestClinic, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { lotProjection } from "#care/pharmacy/server/lot-projection.ts";
import { pharmacyRoutes } from "#care/pharmacy/server/routes.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { asOwner } from "#platform/database/test-template.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { rebuildProjections } from "#platform/event-log/rebuild-projections.ts";
import type { Caller } from "#platform/identity/caller.ts";
import type { StaffRole } from "#platform/identity/permissions.ts";

import { dosingSessionProjection } from "./dosing-session-projection.ts";
import { dosingSessionRoutes } from "./routes.ts";

const projections = [lotProjection, adverseEventsProjection, dosingSessionProjection];
let clinic: TestClinic;
let nurse: Caller;

/** Somebody who signed in `minutesAgo`. */
const hire = async (role: StaffRole, name: string, minutesAgo = 0): Promise<Caller> => {
  const caller = clinic.staff(role);
  if (caller.kind !== "staff") throw new Error("No member of staff.");
  const { clinicId, personId, signInId } = caller;
  const at = Temporal.Now.instant().subtract({ minutes: minutesAgo });
  await inClinic(clinic.test.database, clinicId, async (tx) => {
    await tx.all(statement`insert into staff (clinic_id, staff_id, display_name, email, joined_at)
      values (${clinicId}, ${personId}, ${name}, ${`${personId}@example.org`}, ${at})`);
    await tx.all(statement`
      insert into sign_in (clinic_id, sign_in_id, token_hash, person_kind, person_id, state, method, user_agent, started_at, confirmed_at,
                           last_seen_at, expires_at)
      values (${clinicId}, ${signInId}, ${Buffer.from(newId())}, 'staff', ${personId}, 'active', 'password', '', ${at}, ${at}, ${at},
              ${at.add({ hours: 48 })})`);
  });
  return caller;
};

beforeAll(async () => {
  clinic = await openTestClinic(projections, (routes) => {
    pharmacyRoutes(routes);
    dosingSessionRoutes(routes);
  });
  nurse = await hire("monitor", "Ann Nurse");
});
afterAll(() => clinic.close());

const post = (path: string, body: object, as = nurse) => clinic.call({ as, method: "POST", path, body, commandId: newId() });

const receive = async (more: object = {}): Promise<Uuid> => {
  const lotId = newId();
  const body = {
    drug: "ketamine-racemic",
    form: "solution",
    strength: { kind: "concentration", concentration: { value: 50, unit: "mg/mL" } },
    lotNumber: `K-${lotId.slice(-4)}`,
    expiresOn: "2099-06-30",
    supplier: "Hudson Medical Supply",
    invoiceNumber: "88121",
    containers: 2,
    amountPerContainer: micrograms(500_000),
    volumePerContainer: { value: 10_000, unit: "uL" },
    witnessId: null,
    ...more,
  };
  expect(await post(`/api/pharmacy/lots/${lotId}/receive`, body)).toMatchObject({ status: 200 });
  return lotId;
};

const lozenges = { form: "lozenge", strength: { kind: "piece", amount: micrograms(50_000) }, amountPerContainer: micrograms(50_000) };
const orderId = newId();
const opening = { orderId, route: "IM", drug: "ketamine-racemic", form: "solution", dose: micrograms(35_000) };

/** A session that was opened, and how to state something in it. */
const openSession = async () => {
  const { episodeId } = await clinic.admit();
  const sessionId = newId();
  const at = `/api/episodes/${episodeId}/dosing-sessions/${sessionId}`;
  const act = (command: string, body: object, as = nurse) => post(`${at}/${command}`, body, as);
  await act("open-session", { ...opening, roomId: newId() });
  const get = async (what: string): Promise<unknown> => (await clinic.call({ as: nurse, path: `${at}/${what}` })).body;
  return { episodeId, sessionId, act, get };
};
type Session = Awaited<ReturnType<typeof openSession>>;

const charted = { orderId, kind: "first", drug: "ketamine-racemic", route: "IM", form: "solution", amount: micrograms(35_000), site: "" };
const drawn = (lotId: Uuid | null, administrationId: Uuid, mg: number, more: object = {}) => ({
  entryId: newId(),
  administrationId,
  lotId,
  amount: micrograms(mg * 1_000),
  container: 1,
  units: null,
  note: "",
  ...more,
});
const remnant = (lotId: Uuid, administrationId: Uuid, mg: number, entryId = newId()) => ({
  entryId,
  administrationId,
  lotId,
  amount: micrograms(mg * 1_000),
  reason: "syringe-remnant",
  method: "deactivation-kit",
  note: "",
});

const ledgerOf = async (lotId: Uuid): Promise<unknown> => (await clinic.call({ as: nurse, path: `/api/pharmacy/lots/${lotId}` })).body;
const witness = (lotId: Uuid, entryId: Uuid, as: Caller) => post(`/api/pharmacy/lots/${lotId}/witness-waste`, { entryId }, as);
const closing = async ({ get }: Session, id: string): Promise<unknown> => {
  const { close }: { close: { conditions: { id: string; status: string }[] } } = Object.assign(
    { close: { conditions: [] } },
    await get("gates"),
  );
  return close.conditions.find((one) => one.id === id)?.status;
};

test("[DRUG-2] [PHARM-10] draw, dose and waste of a session stand in the lot's ledger under one dose, and come out even", async () => {
  const [lotId, session, doseId] = [await receive(), await openSession(), newId()];
  await session.act("draw-drug", drawn(lotId, doseId, 40));
  await session.act("chart-dose", { ...charted, doseId, lotId });
  expect(await closing(session, "CLOSE-3")).toBe("unmet");
  await session.act("waste-drug", remnant(lotId, doseId, 5));
  expect(await ledgerOf(lotId)).toMatchObject({
    lines: [{ kind: "received" }, { kind: "drawn", container: 1 }, { kind: "administered", entryId: doseId }, { kind: "wasted" }],
    draws: [{ administrationId: doseId, open: micrograms(0) }],
    lot: { balance: { onHand: micrograms(960_000) } },
  });
  expect(await closing(session, "CLOSE-3")).toBe("met");
});

test("[DRUG-4] [CLOSE-4] [PHARM-11] a waste of the room is witnessed by another person with a fresh sign-in, never by its waster", async () => {
  const [lotId, session, doseId, entryId] = [await receive(), await openSession(), newId(), newId()];
  await session.act("draw-drug", drawn(lotId, doseId, 5));
  await session.act("waste-drug", remnant(lotId, doseId, 5, entryId));
  expect(await closing(session, "CLOSE-4")).toBe("unmet");
  expect(await witness(lotId, entryId, nurse)).toMatchObject({ status: 409, body: { rule: "PHARM-2" } });
  const away = await hire("therapist", "Bo Away", 60);
  expect(await witness(lotId, entryId, away)).toMatchObject({ status: 403, body: { type: expect.stringContaining("prove-first") } });
  expect(await closing(session, "CLOSE-4")).toBe("unmet");
  expect(await witness(lotId, entryId, await hire("therapist", "Cy Seer"))).toMatchObject({ status: 200 });
  expect(await closing(session, "CLOSE-4")).toBe("met");
  expect(await session.get("drug")).toMatchObject({ witnesses: [{ entryId, name: "Cy Seer" }] });
  expect(await witness(lotId, entryId, await hire("coordinator", "Di Desk"))).toMatchObject({ status: 403 });
});

test("[DRUG-2] a dose that was charted without a lot takes that of its draw when that comes, and stands in the ledger once", async () => {
  const [lotId, session, doseId] = [await receive(), await openSession(), newId()];
  await session.act("chart-dose", { ...charted, doseId, lotId: null });
  expect(await closing(session, "CLOSE-3")).toBe("unknown");
  await session.act("draw-drug", drawn(lotId, doseId, 35));
  await session.act("draw-drug", drawn(lotId, doseId, 1, { note: "a second needle" }));
  expect(await ledgerOf(lotId)).toMatchObject({
    lot: { balance: { administered: micrograms(35_000) } },
    draws: [{ given: micrograms(35_000), open: micrograms(1_000) }],
  });
});

test("[DRUG-2] two doses from one syringe come out even together", async () => {
  const [lotId, session, doseId] = [await receive(), await openSession(), newId()];
  await session.act("draw-drug", drawn(lotId, doseId, 50));
  await session.act("chart-dose", { ...charted, doseId, lotId });
  await session.act("chart-dose", { ...charted, doseId: newId(), kind: "booster", amount: micrograms(15_000), lotId, drawnFor: doseId });
  expect(await session.get("drug")).toMatchObject({ draws: [{ given: micrograms(50_000), open: micrograms(0) }] });
  expect(await closing(session, "CLOSE-3")).toBe("met");
});

test("[DRUG-3] lozenges are taken out in units; what nobody opened goes back and stays on hand", async () => {
  const [lotId, session, doseId] = [await receive({ ...lozenges, volumePerContainer: null, containers: 20 }), await openSession(), newId()];
  await session.act("draw-drug", drawn(lotId, doseId, 150, { container: null, units: 3 }));
  await session.act("chart-dose", { ...charted, route: "SL", form: "lozenge", doseId, lotId, amount: micrograms(100_000) });
  const { entryId, administrationId } = { entryId: newId(), administrationId: doseId };
  await session.act("put-back-units", { entryId, administrationId, lotId, amount: micrograms(50_000), units: 1, note: "" });
  expect(await ledgerOf(lotId)).toMatchObject({
    lot: { balance: { onHand: micrograms(900_000) }, usable: micrograms(900_000) },
    lines: [{}, { kind: "drawn", details: { units: 3 } }, { kind: "administered" }, { kind: "put-back", details: { units: 1 } }],
  });
  expect(await closing(session, "CLOSE-3")).toBe("met");
});

test("[DRUG-5] an entry that is crossed out counts with nothing, and its line stays", async () => {
  const [lotId, session, doseId, entryId] = [await receive(), await openSession(), newId(), newId()];
  await session.act("draw-drug", drawn(lotId, doseId, 40, { entryId }));
  await session.act("enter-drug-entry-in-error", { entryId, reason: "another patient's syringe" });
  expect(await ledgerOf(lotId)).toMatchObject({
    lines: [{}, { kind: "drawn", correctedTo: micrograms(0) }, { kind: "corrected", note: "another patient's syringe" }],
    draws: [{ open: micrograms(0) }],
  });
});

test("[CLOSE-3] [PHARM-13] a difference that is named as a discrepancy opens the gate and starts its clock", async () => {
  const [lotId, session, doseId] = [await receive(), await openSession(), newId()];
  await session.act("draw-drug", drawn(lotId, doseId, 40));
  await session.act("chart-dose", { ...charted, doseId, lotId });
  const found = {
    discrepancyId: newId(),
    administrationId: doseId,
    cause: "draw",
    difference: micrograms(-5_000),
    note: "Ran down the sink.",
  };
  expect(await post(`/api/pharmacy/lots/${lotId}/record-discrepancy`, found)).toMatchObject({ status: 200 });
  expect(await closing(session, "CLOSE-3")).toBe("met");
  const { tasks }: { tasks: { kind: string; lotId: Uuid }[] } = Object.assign(
    { tasks: [] },
    (await clinic.call({ as: nurse, path: "/api/pharmacy/tasks" })).body,
  );
  const kinds = tasks.filter((one) => one.lotId === lotId).map(({ kind }) => kind);
  expect(kinds).toContain("notify-dea");
  expect(kinds).not.toContain("draw-not-accounted");
});

test("[CLOSE-1] [CLOSE-6] closing is refused with its conditions and keeps nothing; through the open gate it keeps what it saw", async () => {
  const session = await openSession();
  const doseId = newId();
  await session.act("enter-person", { staffId: nurse.kind === "staff" ? nurse.personId : "", role: "monitor" });
  await session.act("chart-dose", { ...charted, doseId, lotId: null });
  expect(await session.act("close-session", { note: "" })).toMatchObject({
    status: 409,
    body: { rule: "CLOSE-1", detail: expect.stringContaining("CLOSE-3, CLOSE-5") },
  });
  await session.act("enter-dose-in-error", { doseId, reason: "another room" });
  expect(await session.act("close-session", { note: "came and went" })).toMatchObject({ status: 200 });
  expect(JSON.stringify(await session.get("timeline"))).toContain('"gate":"CLOSE"');
});

test("the tables rebuilt from the log are the live ones, ledger and doses with them", async () => {
  const look = () =>
    asOwner(clinic.test.connection, async (owner) => {
      const ledger = await owner.query("select l::text from ledger_entry l order by 1");
      const doses = await owner.query("select d::text from dose_given d order by 1");
      const discrepancies = await owner.query("select d::text from discrepancy d order by 1");
      return [ledger.rows, doses.rows, discrepancies.rows];
    });
  const live = await look();
  await rebuildProjections(clinic.test.connection, projections);
  expect(await look()).toEqual(live);
});
