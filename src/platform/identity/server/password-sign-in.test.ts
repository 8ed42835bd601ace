import { afterAll, beforeAll, expect, test } from "vitest";

import { statement } from "../../database/query.ts";
import { goodPassword, openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";
import { hashPassword } from "./hash-password.ts";
import { confirmTotp, startTotp } from "./staff-totp.ts";
import { renewRecoveryCodes } from "./recovery-codes.ts";
import { totpCode } from "./totp.ts";
import { Secret } from "otpauth";

let one: TestIdentity;
beforeAll(async () => void (one = await openTestIdentity()));
afterAll(() => one.close());

const withTotp = async (email: string) => {
  const staffId = await one.addMember(email);
  const made = await one.inClinic(async (tx) => {
    const started = await startTotp(tx, one.deps.keys.seal, { staffId, label: email, issuer: "Clinic", at: one.now() });
    const secret = Buffer.from(Secret.fromBase32(started?.secret ?? "").bytes);
    const code = totpCode(secret, one.now().epochMilliseconds);
    expect(await confirmTotp(tx, one.deps.keys.seal, staffId, code, one.now())).toBe(true);
    return { secret, recoveryCodes: await renewRecoveryCodes(tx, staffId, one.now()) };
  });
  one.pass(1);
  return { staffId, ...made, codeNow: () => totpCode(made.secret, one.now().epochMilliseconds) };
};

test("a staff member signs in and is known by their roles; the cookie is closed to scripts and to other sites", async () => {
  const staffId = await one.addMember("robin@example.org", ["therapist", "monitor"]);
  const browser = one.browser();
  expect(await browser.signIn("password", { email: " Robin@Example.org ", password: goodPassword })).toMatchObject({
    status: 200,
    body: { next: "done" },
  });
  expect(browser.lastSetCookie()).toMatch(/HttpOnly/);
  expect(browser.lastSetCookie()).toMatch(/SameSite=Lax/);
  expect(browser.lastSetCookie()).toMatch(/Secure/);
  expect(browser.lastSetCookie()).toMatch(/Path=\//);
  expect(browser.cookie()).toMatch(new RegExp(`^${one.clinicId}\\.[A-Za-z0-9_-]{43}$`));
  const { body } = await browser.get("/api/sign-in");
  expect(body).toMatchObject({
    standing: "staff",
    personId: staffId,
    name: "Robin Vale",
    roles: ["therapist", "monitor"],
    locksAfterMinutes: 15,
  });
  expect((await browser.get("/api/staff/directory")).status).toBe(200);
  expect((await browser.get("/api/staff")).status).toBe(403);
});

test("the database holds neither the token nor the password", async () => {
  await one.addMember("kept@example.org");
  const browser = one.browser();
  await browser.signIn("password", { email: "kept@example.org", password: goodPassword });
  const token = browser.cookie()?.split(".")[1] ?? "";
  const rows = await one.inClinic((tx) => tx.all(statement<{ text: string }>`select row_to_json(s)::text as text from sign_in s`));
  const hashes = await one.inClinic((tx) => tx.all(statement<{ text: string }>`select row_to_json(s)::text as text from staff_password s`));
  const all = [...rows, ...hashes].map((row) => row.text).join();
  expect(all).not.toContain(token);
  expect(all).not.toContain(Buffer.from(token).toString("hex"));
  expect(all).not.toContain(goodPassword);
});

test("a wrong password, an unknown address and a person who left are answered with the same words", async () => {
  await one.addMember("known@example.org");
  const left = await one.addMember("left@example.org");
  await one.inClinic((tx) => tx.all(statement`update staff set active = false where clinic_id = ${tx.clinicId} and staff_id = ${left}`));
  const tries = [
    ["known@example.org", "wrong lantern meadow 7"],
    ["nobody@example.org", goodPassword],
    ["left@example.org", goodPassword],
  ] as const;
  const answers = [];
  for (const [email, password] of tries) answers.push(await one.browser("198.51.100.1").signIn("password", { email, password }));
  expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
});

test("an unknown account takes as long as a known one", async () => {
  await one.addMember("timed@example.org");
  const time = async (email: string) => {
    const start = performance.now();
    await one.browser(`198.51.100.${Math.floor(Math.random() * 200) + 20}`).signIn("password", { email, password: "not the right one 5" });
    return performance.now() - start;
  };
  const known = [];
  const unknown = [];
  for (const index of [1, 2, 3, 4]) {
    known.push(await time("timed@example.org"));
    unknown.push(await time(`no-${index}@example.org`));
  }
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.6);
});

test("with an authenticator app the password alone permits nothing, and the code opens it under a new token", async () => {
  const { codeNow } = await withTotp("second@example.org");
  const browser = one.browser();
  expect((await browser.signIn("password", { email: "second@example.org", password: goodPassword })).body).toEqual({
    next: "second-factor",
  });
  expect(await browser.standing()).toBe("second-factor");
  const refused = await browser.get("/api/staff/directory");
  expect(refused).toMatchObject({ status: 401, body: { type: "/problems/second-factor" } });
  const before = browser.cookie();
  expect((await browser.signIn("second-factor", { code: "000000" })).status).toBe(401);
  expect((await browser.signIn("second-factor", { code: codeNow() })).status).toBe(200);
  expect(await browser.standing()).toBe("staff");
  const old = one.browser();
  old.setCookie(before);
  expect(await old.standing()).toBe("none");
});

test("a code is not accepted twice, not even in another browser", async () => {
  const { codeNow } = await withTotp("twice@example.org");
  const [first, second] = [one.browser(), one.browser("198.51.100.9")];
  for (const browser of [first, second]) await browser.signIn("password", { email: "twice@example.org", password: goodPassword });
  const code = codeNow();
  expect((await first.signIn("second-factor", { code })).status).toBe(200);
  expect((await second.signIn("second-factor", { code })).status).toBe(401);
  one.pass(1);
  expect((await second.signIn("second-factor", { code: codeNow() })).status).toBe(200);
});

test("a recovery code works once in place of the code", async () => {
  const { recoveryCodes } = await withTotp("recovers@example.org");
  expect(recoveryCodes).toHaveLength(10);
  const enterWith = async (recoveryCode: string) => {
    const browser = one.browser();
    await browser.signIn("password", { email: "recovers@example.org", password: goodPassword });
    return (await browser.signIn("second-factor", { recoveryCode })).status;
  };
  expect(await enterWith(recoveryCodes[3] ?? "")).toBe(200);
  expect(await enterWith(recoveryCodes[3] ?? "")).toBe(401);
  expect(await enterWith(recoveryCodes[4]?.toUpperCase() ?? "")).toBe(200);
});

test("waiting for the code ends after ten minutes", async () => {
  const { codeNow } = await withTotp("slow@example.org");
  const browser = one.browser();
  await browser.signIn("password", { email: "slow@example.org", password: goodPassword });
  one.pass(10);
  expect(await browser.standing()).toBe("none");
  expect((await browser.signIn("second-factor", { code: codeNow() })).status).toBe(401);
});

test("a hash of yesterday's cost is renewed by the next sign-in", async () => {
  const staffId = await one.addMember("old@example.org");
  const weak = await hashPassword(goodPassword, undefined, { memory: 8_192, passes: 1, parallelism: 1 });
  await one.inClinic((tx) =>
    tx.all(statement`update staff_password set hash = ${weak} where clinic_id = ${tx.clinicId} and staff_id = ${staffId}`),
  );
  await one.browser().signIn("password", { email: "old@example.org", password: goodPassword });
  const row = await one.inClinic((tx) =>
    tx.first(statement<{ hash: string }>`select hash from staff_password where clinic_id = ${tx.clinicId} and staff_id = ${staffId}`),
  );
  expect(row?.hash).toMatch(/\$m=19456,t=2,p=1\$/);
});

test("a sign-in of one clinic is nothing in another", async () => {
  await one.addMember("crossing@example.org", ["administrator"]);
  const browser = one.browser();
  await browser.signIn("password", { email: "crossing@example.org", password: goodPassword });
  const token = browser.cookie()?.split(".")[1] ?? "";
  browser.setCookie(`${one.otherClinicId}.${token}`);
  expect(await browser.standing()).toBe("none");
  expect((await browser.get("/api/staff")).status).toBe(401);
  const there = await one.browser().send("POST", `/api/clinics/${one.otherClinicId}/sign-in/password`, {
    email: "crossing@example.org",
    password: goodPassword,
  });
  expect(there.status).toBe(401);
});

test("a clinic that does not exist answers like a wrong password, and keeps nothing", async () => {
  const answer = await one.browser().send("POST", "/api/clinics/01900000-0000-7000-8000-000000000000/sign-in/password", {
    email: "robin@example.org",
    password: goodPassword,
  });
  expect(answer.status).toBe(401);
});

test.each(["", "x", "a.b", "not-a-uuid.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "01900000-0000-7000-8000-000000000000.short"])(
  "the cookie %j is nobody's",
  async (cookie) => {
    const browser = one.browser();
    browser.setCookie(cookie);
    expect(await browser.standing()).toBe("none");
    expect((await browser.get("/api/staff/directory")).status).toBe(401);
  },
);
