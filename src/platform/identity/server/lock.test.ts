import { afterAll, beforeAll, expect, test } from "vitest";

import { statement } from "../../database/query.ts";
import type { TestBrowser } from "./fixtures/test-browser.ts";
import { goodPassword, openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";

let one: TestIdentity;
beforeAll(async () => void (one = await openTestIdentity()));
afterAll(() => one.close());

const signedIn = async (email: string): Promise<TestBrowser> => {
  await one.addMember(email);
  const browser = one.browser();
  await browser.signIn("password", { email, password: goodPassword });
  return browser;
};

const usesIt = (browser: TestBrowser, headers?: Readonly<Record<string, string>>) => browser.get("/api/staff/directory", headers);

test("after fifteen minutes without a touch the sign-in is locked, not ended, and the password opens it again", async () => {
  const browser = await signedIn("robin@example.org");
  one.pass(14);
  expect((await usesIt(browser)).status).toBe(200);
  one.pass(14);
  expect((await usesIt(browser)).status).toBe(200);
  one.pass(15);
  expect(await usesIt(browser)).toMatchObject({ status: 401, body: { type: "/problems/locked" } });
  expect((await browser.get("/api/sign-in")).body).toMatchObject({ standing: "locked", name: "Robin Vale", unlockBy: { password: true } });
  const cookie = browser.cookie();
  expect((await browser.signIn("unlock", { by: "password", password: "wrong lantern meadow 7" })).status).toBe(401);
  expect((await browser.signIn("unlock", { by: "password", password: goodPassword })).status).toBe(200);
  expect((await usesIt(browser)).status).toBe(200);
  expect(browser.cookie()).toBe(cookie);
});

test("requests that a screen makes by itself do not keep it open", async () => {
  const browser = await signedIn("away@example.org");
  for (const _ of [1, 2, 3]) {
    one.pass(5);
    const answer = await usesIt(browser, { "kapstone-background": "1" });
    expect(answer.status).toBe(_ < 3 ? 200 : 401);
  }
});

test("somebody who only types keeps it open by saying so", async () => {
  const browser = await signedIn("typing@example.org");
  for (const _ of [1, 2, 3]) {
    one.pass(10);
    expect((await browser.send("POST", "/api/sign-in/seen")).status).toBe(200);
  }
});

test("asking where the browser stands does not count as being there", async () => {
  const browser = await signedIn("asks@example.org");
  one.pass(10);
  expect(await browser.standing()).toBe("staff");
  one.pass(5);
  expect(await browser.standing()).toBe("locked");
});

test("last seen is written at most once a minute", async () => {
  const browser = await signedIn("seldom@example.org");
  const lastSeen = async () =>
    (
      await one.inClinic((tx) =>
        tx.first(statement<{ at: Temporal.Instant }>`select max(last_seen_at) as at from sign_in where clinic_id = ${tx.clinicId}`),
      )
    )?.at.toString();
  const started = await lastSeen();
  one.pass(0.5);
  await usesIt(browser);
  expect(await lastSeen()).toBe(started);
  one.pass(0.5);
  await usesIt(browser);
  expect(await lastSeen()).toBe(one.now().toString());
});

test("a staff sign-in ends after twelve hours, however much it is used", async () => {
  const browser = await signedIn("long@example.org");
  for (let minutes = 0; minutes < 12 * 60; minutes += 10) {
    expect((await usesIt(browser)).status).toBe(200);
    one.pass(10);
  }
  expect(await usesIt(browser)).toMatchObject({ status: 401, body: { type: "/problems/not-signed-in" } });
  expect((await browser.signIn("unlock", { by: "password", password: goodPassword })).status).toBe(401);
});

test("a PIN opens the lock; five wrong ones, and only the password does", async () => {
  const browser = await signedIn("pin@example.org");
  expect((await browser.send("PUT", "/api/self/pin", { pin: "1234" })).status).toBe(422);
  expect((await browser.send("PUT", "/api/self/pin", { pin: "4071" })).status).toBe(200);
  await browser.signIn("lock");
  expect((await usesIt(browser)).status).toBe(401);
  expect((await browser.signIn("unlock", { by: "pin", pin: "4071" })).status).toBe(200);
  await browser.signIn("lock");
  for (const _ of [1, 2, 3, 4, 5]) {
    expect((await browser.signIn("unlock", { by: "pin", pin: "9999" })).status).toBe(401);
    one.pass(1);
  }
  expect((await browser.get("/api/sign-in")).body).toMatchObject({ standing: "locked", unlockBy: { pin: false, password: true } });
  expect((await browser.signIn("unlock", { by: "pin", pin: "4071" })).status).toBe(401);
  one.pass(1);
  expect((await browser.signIn("unlock", { by: "password", password: goodPassword })).status).toBe(200);
  await browser.signIn("lock");
  expect((await browser.signIn("unlock", { by: "pin", pin: "4071" })).status).toBe(200);
});

test("a PIN is not enough to change how one signs in", async () => {
  const browser = await signedIn("prove@example.org");
  await browser.send("PUT", "/api/self/pin", { pin: "4071" });
  one.pass(11);
  await browser.signIn("lock");
  await browser.signIn("unlock", { by: "pin", pin: "4071" });
  const refused = await browser.send("POST", "/api/self/passkeys/start");
  expect(refused).toMatchObject({ status: 403, body: { type: "/problems/prove-first" } });
  expect((await browser.send("PUT", "/api/self/pin", { pin: "8080" })).status).toBe(403);
  expect((await browser.send("POST", "/api/self/totp/start")).status).toBe(403);
  await browser.signIn("unlock", { by: "password", password: goodPassword });
  expect((await browser.send("POST", "/api/self/passkeys/start")).status).toBe(200);
});

test("signing out ends the sign-in and takes the cookie away", async () => {
  const browser = await signedIn("leaves@example.org");
  const cookie = browser.cookie();
  expect((await browser.signIn("end")).status).toBe(200);
  expect(browser.cookie()).toBeUndefined();
  browser.setCookie(cookie);
  expect((await usesIt(browser)).status).toBe(401);
});

test("signing out works from behind the lock", async () => {
  const browser = await signedIn("leaves-locked@example.org");
  const cookie = browser.cookie();
  await browser.signIn("lock");
  await browser.signIn("end");
  browser.setCookie(cookie);
  expect(await browser.standing()).toBe("none");
});
