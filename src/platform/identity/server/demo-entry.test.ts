import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { newId } from "../../ambient/new-id.ts";
import { demoContract } from "../entry-contract.ts";
import { inClinic } from "../../database/transaction.ts";
import { openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";
import { bySystem } from "./identity-changes.ts";
import { addStaff, setStaffRoles } from "./staff.ts";

let demo: TestIdentity;
let production: TestIdentity;
beforeAll(async () => {
  [demo, production] = await Promise.all([openTestIdentity({ demo: true }), openTestIdentity()]);
});
afterAll(() => Promise.all([demo.close(), production.close()]));

const enter = (one: TestIdentity, body: unknown, clinicId = one.clinicId) => {
  const browser = one.browser();
  return { browser, answer: browser.send("POST", `/api/demo/${clinicId}/enter`, body) };
};

test("in the demo one click enters as a staff member, as a role, or as a patient", async () => {
  const staffId = await demo.addMember("robin@example.org", ["therapist"]);
  await demo.addMember("noor@example.org", ["monitor"]);
  const patientId = newId();
  demo.patients.push({ patientId, name: "Amara Lind", email: "amara@example.org" });
  const shown = z.parse(demoContract.readDemo.response, (await demo.browser().get("/api/demo")).body);
  expect(shown.clinics.map((one) => one.staff.map((member) => member.roles))).toEqual([[["therapist"], ["monitor"]]]);
  expect(shown.clinics[0]?.patients).toEqual([{ patientId, name: "Amara Lind" }]);
  const asStaff = enter(demo, { staffId });
  expect((await asStaff.answer).status).toBe(200);
  expect((await asStaff.browser.get("/api/sign-in")).body).toMatchObject({ standing: "staff", personId: staffId, demo: true });
  const asRole = enter(demo, { role: "monitor" });
  await asRole.answer;
  expect((await asRole.browser.get("/api/sign-in")).body).toMatchObject({ roles: ["monitor"] });
  const asPatient = enter(demo, { patientId });
  await asPatient.answer;
  expect((await asPatient.browser.get("/api/sign-in")).body).toMatchObject({ standing: "patient", personId: patientId });
});

test("outside demo mode the one-click entry does not exist", async () => {
  const staffId = await production.addMember("robin@example.org", ["administrator"]);
  expect(production.app.hasRoute({ method: "POST", url: "/api/demo/:clinicId/enter" })).toBe(false);
  expect(demo.app.hasRoute({ method: "POST", url: "/api/demo/:clinicId/enter" })).toBe(true);
  for (const body of [{ staffId }, { role: "administrator" }]) {
    const { browser, answer } = enter(production, body);
    expect((await answer).status).toBe(404);
    expect(await browser.standing()).toBe("none");
  }
  expect((await production.browser().get("/api/demo")).status).toBe(404);
});

test("even in demo mode a clinic that the demo did not make cannot be entered", async () => {
  const staffId = newId();
  await inClinic(demo.database.database, demo.otherClinicId, async (tx) => {
    const details = { displayName: "Robin Vale", credentials: "", email: "robin@example.org" };
    await addStaff(tx, staffId, details, { by: bySystem, at: demo.now() });
    await setStaffRoles(tx, staffId, ["administrator"], { by: bySystem, at: demo.now() });
  });
  const { browser, answer } = enter(demo, { role: "administrator" }, demo.otherClinicId);
  expect((await answer).status).toBe(404);
  expect(await browser.standing()).toBe("none");
});
