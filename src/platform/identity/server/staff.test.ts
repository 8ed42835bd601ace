import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";

import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";
import type { TestBrowser } from "./fixtures/test-browser.ts";
import { goodPassword, openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";
import { bySystem } from "./identity-changes.ts";
import { setStaffRoles } from "./staff.ts";

let one: TestIdentity;
let admin: TestBrowser;
let adminId: string;
beforeAll(async () => {
  one = await openTestIdentity();
  adminId = await one.addMember("admin@example.org", ["administrator"]);
  admin = one.browser();
  await admin.signIn("password", { email: "admin@example.org", password: goodPassword });
});
afterAll(() => one.close());

test("roles given and taken count at once, and each change is on record", async () => {
  const staffId = await one.addMember("robin@example.org", ["therapist"]);
  const robin = one.browser();
  await robin.signIn("password", { email: "robin@example.org", password: goodPassword });
  expect((await robin.get("/api/staff")).status).toBe(403);
  expect((await admin.send("PUT", `/api/staff/${staffId}/roles`, { roles: ["administrator", "monitor", "monitor"] })).status).toBe(200);
  expect((await robin.get("/api/staff")).status).toBe(200);
  const { body } = await admin.get("/api/staff/changes");
  const own = JSON.stringify(body);
  for (const change of ['"role taken","detail":"therapist"', '"role given","detail":"monitor"', '"role given","detail":"administrator"']) {
    expect(own).toContain(change);
  }
  await admin.send("PUT", `/api/staff/${staffId}/roles`, { roles: ["therapist"] });
  expect((await robin.get("/api/staff")).status).toBe(403);
});

test("a deactivated person is signed out and cannot come back; what they did stays", async () => {
  const staffId = await one.addMember("leaves@example.org");
  const browser = one.browser();
  await browser.signIn("password", { email: "leaves@example.org", password: goodPassword });
  expect((await admin.send("PUT", `/api/staff/${staffId}/active`, { active: false })).status).toBe(200);
  expect(await browser.standing()).toBe("none");
  expect((await browser.get("/api/staff/directory")).status).toBe(401);
  expect((await browser.signIn("password", { email: "leaves@example.org", password: goodPassword })).status).toBe(401);
  const cookie = browser.cookie();
  await admin.send("PUT", `/api/staff/${staffId}/active`, { active: true });
  browser.setCookie(cookie);
  expect(await browser.standing()).toBe("none");
  expect((await browser.signIn("password", { email: "leaves@example.org", password: goodPassword })).status).toBe(200);
});

test("the last administrator stays one", async () => {
  expect((await admin.send("PUT", `/api/staff/${adminId}/roles`, { roles: ["auditor"] })).status).toBe(409);
  expect((await admin.send("PUT", `/api/staff/${adminId}/active`, { active: false })).status).toBe(409);
  expect((await admin.get("/api/staff")).status).toBe(200);
});

test("of two administrators who go at the same moment one stays", async () => {
  const secondId = await one.addMember("second@example.org", ["administrator"]);
  const leave = (staffId: string) => (tx: Tx) => setStaffRoles(tx, staffId, ["auditor"], { by: bySystem, at: one.now() });
  const [first, second] = await one.inClinic(async (tx) => {
    const left = await leave(adminId)(tx);
    const other = one.inClinic(leave(secondId));
    await delay(150); // The other one has looked by now, or waits for this transaction to end.
    return [left, { other }] as const;
  });
  expect([first, await second.other]).toEqual([true, false]);
  await one.inClinic((tx) => setStaffRoles(tx, adminId, ["administrator"], { by: bySystem, at: one.now() }));
  one.pass(1);
  expect((await admin.get("/api/staff")).status).toBe(200);
});

test("two people cannot have one mail address, whatever its capitals", async () => {
  const staffId = await one.addMember("first@example.org");
  await one.addMember("other@example.org");
  const details = { displayName: "Robin Vale", credentials: "", email: "OTHER@example.org" };
  expect(await admin.send("PUT", `/api/staff/${staffId}`, details)).toMatchObject({ status: 422, body: { errors: [{ field: "email" }] } });
  expect((await admin.send("POST", "/api/staff", { ...details, roles: [] })).status).toBe(422);
  expect((await admin.send("PUT", `/api/staff/${staffId}`, { ...details, email: "First@example.org" })).status).toBe(200);
});

test("the record of changes cannot be altered by the application, and names no secret", async () => {
  for (const change of [statement`update identity_change set what = 'nothing'`, statement`delete from identity_change`]) {
    await expect(one.inClinic((tx) => tx.all(change))).rejects.toThrow("permission denied");
  }
  const rows = await one.inClinic((tx) => tx.all(statement<{ text: string }>`select row_to_json(c)::text as text from identity_change c`));
  expect(rows.map((row) => row.text).join()).not.toMatch(/argon2|lantern|@/);
});

test("one clinic sees nothing of another's people", async () => {
  const tables = [
    "staff",
    "staff_role",
    "identity_change",
    "staff_password",
    "staff_pin",
    "staff_totp",
    "recovery_code",
    "passkey",
    "passkey_challenge",
    "sign_in",
    "throttle",
    "mailed_link",
    "gateway_token",
  ];
  const guarded = await one.inClinic((tx) =>
    tx.all(statement<{ relname: string }>`select relname from pg_class where relname = any(${tables}) and relrowsecurity`),
  );
  expect(guarded.map((row) => row.relname).toSorted()).toEqual(tables.toSorted());
  const seen = await one.inClinic((tx) =>
    tx.first(statement<{ count: number }>`select count(*) as count from staff where clinic_id <> ${tx.clinicId}`),
  );
  expect(seen?.count).toBe(0);
  const other = one.browser();
  await one.addMember("crosses@example.org", ["administrator"]);
  await other.signIn("password", { email: "crosses@example.org", password: goodPassword });
  other.setCookie(other.cookie()?.replace(one.clinicId, one.otherClinicId));
  expect((await other.get("/api/staff")).status).toBe(401);
});
