import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { newId } from "../../ambient/new-id.ts";
import { selfContract } from "../self-contract.ts";
import { signInContract } from "../sign-in-contract.ts";
import { softwareAuthenticator, type SoftwareAuthenticator } from "./fixtures/software-authenticator.ts";
import type { TestBrowser } from "./fixtures/test-browser.ts";
import { goodPassword, openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";
import { makePatientLink } from "./mailed-links.ts";

let one: TestIdentity;
beforeAll(async () => void (one = await openTestIdentity()));
afterAll(() => one.close());

type Faults = Parameters<SoftwareAuthenticator["use"]>[1];

const addPasskey = async (browser: TestBrowser, device: SoftwareAuthenticator, faults?: Faults) => {
  const started = z.parse(selfContract.startPasskeyRegistration.response, (await browser.send("POST", "/api/self/passkeys/start")).body);
  const response = device.make(started.options, faults);
  return browser.send("POST", "/api/self/passkeys", { challengeId: started.challengeId, response, name: "Tablet" });
};

const start = async (browser: TestBrowser, toUnlock = false) =>
  z.parse(signInContract.startPasskey.response, (await browser.signIn("passkey/start", { toUnlock })).body);

const enterWith = async (browser: TestBrowser, device: SoftwareAuthenticator, faults?: Faults) => {
  const { challengeId, options } = await start(browser);
  return browser.signIn("passkey", { challengeId, response: device.use(options, faults) });
};

const staffWithPasskey = async (email: string) => {
  const staffId = await one.addMember(email);
  const browser = one.browser();
  await browser.signIn("password", { email, password: goodPassword });
  const device = softwareAuthenticator(one.deps.origin);
  expect((await addPasskey(browser, device)).status).toBe(200);
  return { staffId, browser, device };
};

test("a staff member adds a passkey and then signs in without typing anything", async () => {
  const { staffId, device } = await staffWithPasskey("robin@example.org");
  const browser = one.browser();
  expect((await enterWith(browser, device)).status).toBe(200);
  expect((await browser.get("/api/sign-in")).body).toMatchObject({ standing: "staff", personId: staffId });
  expect((await browser.get("/api/self/security")).body).toMatchObject({
    passkeys: [{ name: "Tablet", lastUsedAt: one.now().toString() }],
  });
});

test("a passkey is both factors: no code is asked for", async () => {
  const { device, browser } = await staffWithPasskey("both@example.org");
  await browser.send("POST", "/api/self/totp/start");
  const other = one.browser();
  await enterWith(other, device);
  expect(await other.standing()).toBe("staff");
});

const misbehaving: readonly (readonly [string, NonNullable<Faults>])[] = [
  ["of another site", { origin: "https://clinic.example.com" }],
  ["without a finger, face or PIN", { isVerified: false }],
  ["to another challenge", { challenge: Buffer.alloc(32, 1).toString("base64url") }],
];

test.each(misbehaving)("an answer %s does not sign in, nor add a passkey", async (what, faults) => {
  const { device, browser } = await staffWithPasskey(`fault-${what.replaceAll(/\W/g, "-")}@example.org`);
  expect((await enterWith(one.browser(), device, faults)).status).toBe(401);
  expect((await addPasskey(browser, softwareAuthenticator(one.deps.origin), faults)).status).toBe(409);
});

test("a copied device shows: a counter that goes back does not sign in", async () => {
  const { device } = await staffWithPasskey("copied@example.org");
  expect((await enterWith(one.browser(), device, { counter: 7 })).status).toBe(200);
  expect((await enterWith(one.browser(), device, { counter: 7 })).status).toBe(401);
  expect((await enterWith(one.browser(), device, { counter: 8 })).status).toBe(200);
});

test("a challenge is answered once and in time", async () => {
  const { device } = await staffWithPasskey("once@example.org");
  const browser = one.browser();
  const { challengeId, options } = await start(browser);
  const response = device.use(options);
  expect((await browser.signIn("passkey", { challengeId, response })).status).toBe(200);
  expect((await one.browser().signIn("passkey", { challengeId, response })).status).toBe(401);
  const late = await start(browser);
  one.pass(5);
  expect((await browser.signIn("passkey", { challengeId: late.challengeId, response: device.use(late.options) })).status).toBe(401);
});

test("a person who left cannot use their passkey", async () => {
  const { staffId, device } = await staffWithPasskey("left@example.org");
  await one.addMember("admin@example.org", ["administrator"]);
  const admin = one.browser();
  await admin.signIn("password", { email: "admin@example.org", password: goodPassword });
  expect((await admin.send("PUT", `/api/staff/${staffId}/active`, { active: false })).status).toBe(200);
  expect((await enterWith(one.browser(), device)).status).toBe(401);
});

test("a lock opens with its own person's passkey and with nobody else's", async () => {
  const { browser, device } = await staffWithPasskey("locks@example.org");
  const stranger = await staffWithPasskey("stranger@example.org");
  await browser.signIn("lock");
  expect((await browser.get("/api/sign-in")).body).toMatchObject({
    standing: "locked",
    unlockBy: { passkey: true, password: true, pin: false },
  });
  const wrong = await start(browser, true);
  expect(
    (await browser.signIn("unlock", { by: "passkey", challengeId: wrong.challengeId, response: stranger.device.use(wrong.options) }))
      .status,
  ).toBe(401);
  const right = await start(browser, true);
  expect(right.options.allowCredentials).toHaveLength(1);
  expect(
    (await browser.signIn("unlock", { by: "passkey", challengeId: right.challengeId, response: device.use(right.options) })).status,
  ).toBe(200);
  expect(await browser.standing()).toBe("staff");
});

test("a patient who came by a link adds a passkey and signs in with it", async () => {
  const patientId = newId();
  one.patients.push({ patientId, name: "Amara Lind", email: "amara@example.org" });
  const token = await one.inClinic((tx) => makePatientLink(tx, patientId, one.now()));
  const browser = one.browser();
  await browser.signIn("link/open", { token });
  const device = softwareAuthenticator(one.deps.origin);
  expect((await addPasskey(browser, device)).status).toBe(200);
  const phone = one.browser();
  expect((await enterWith(phone, device)).status).toBe(200);
  expect((await phone.get("/api/sign-in")).body).toMatchObject({
    standing: "patient",
    personId: patientId,
    name: "Amara Lind",
    scope: null,
  });
});

test("a removed passkey is worth nothing", async () => {
  const { browser, device } = await staffWithPasskey("removes@example.org");
  const { passkeys } = z.parse(
    z.object({ passkeys: z.array(z.object({ passkeyId: z.string() })) }),
    (await browser.get("/api/self/security")).body,
  );
  expect((await browser.send("DELETE", `/api/self/passkeys/${passkeys[0]?.passkeyId}`)).status).toBe(200);
  expect((await enterWith(one.browser(), device)).status).toBe(401);
});

test("nobody removes another person's passkey", async () => {
  const { browser, device } = await staffWithPasskey("owner@example.org");
  const other = await staffWithPasskey("other@example.org");
  const { passkeys } = z.parse(
    z.object({ passkeys: z.array(z.object({ passkeyId: z.string() })) }),
    (await browser.get("/api/self/security")).body,
  );
  expect((await other.browser.send("DELETE", `/api/self/passkeys/${passkeys[0]?.passkeyId}`)).status).toBe(404);
  expect((await enterWith(one.browser(), device)).status).toBe(200);
});
