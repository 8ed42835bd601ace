import { Secret } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { selfContract } from "../self-contract.ts";
import { goodPassword, openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";
import { totpCode } from "./totp.ts";

let one: TestIdentity;
beforeAll(async () => void (one = await openTestIdentity()));
afterAll(() => one.close());

const signIn = async (email: string, address?: string) => {
  const browser = one.browser(address);
  await browser.signIn("password", { email, password: goodPassword });
  return browser;
};

const staff = async (email: string) => {
  await one.addMember(email);
  return signIn(email);
};

test("a new password needs the current one and ends the other sign-ins", async () => {
  const browser = await staff("robin@example.org");
  const other = await signIn("robin@example.org");
  const wrong = await browser.send("PUT", "/api/self/password", { current: "not it at all 55", password: "nine grey herons wade" });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: "current" }] } });
  const common = await browser.send("PUT", "/api/self/password", { current: goodPassword, password: "Password2026!!" });
  expect(common).toMatchObject({ status: 422, body: { errors: [{ field: "password" }] } });
  expect((await browser.send("PUT", "/api/self/password", { current: goodPassword, password: "nine grey herons wade" })).status).toBe(200);
  expect(await browser.standing()).toBe("staff");
  expect(await other.standing()).toBe("none");
  expect((await one.browser().signIn("password", { email: "robin@example.org", password: goodPassword })).status).toBe(401);
});

test("an authenticator app is added by a first code, with ten recovery codes shown once", async () => {
  const browser = await staff("app@example.org");
  const started = z.parse(selfContract.startTotp.response, (await browser.send("POST", "/api/self/totp/start")).body);
  const secret = Buffer.from(Secret.fromBase32(started.secret).bytes);
  expect(started.address).toContain(`secret=${started.secret}`);
  expect((await browser.send("POST", "/api/self/totp", { code: "000000" })).status).toBe(422);
  expect((await browser.get("/api/self/security")).body).toMatchObject({ staff: { totp: false, recoveryCodesLeft: 0 } });
  const code = totpCode(secret, one.now().epochMilliseconds);
  const added = z.parse(selfContract.confirmTotp.response, (await browser.send("POST", "/api/self/totp", { code })).body);
  expect(new Set(added.recoveryCodes).size).toBe(10);
  expect((await browser.get("/api/self/security")).body).toMatchObject({ staff: { totp: true, recoveryCodesLeft: 10 } });
  expect((await browser.send("POST", "/api/self/totp/start")).status).toBe(409);
  const next = await one.browser().signIn("password", { email: "app@example.org", password: goodPassword });
  expect(next.body).toEqual({ next: "second-factor" });
  expect((await browser.send("DELETE", "/api/self/totp")).status).toBe(200);
  expect((await one.browser().signIn("password", { email: "app@example.org", password: goodPassword })).body).toEqual({ next: "done" });
});

test("new recovery codes end the old ones", async () => {
  const browser = await staff("codes@example.org");
  const started = z.parse(selfContract.startTotp.response, (await browser.send("POST", "/api/self/totp/start")).body);
  const code = totpCode(Buffer.from(Secret.fromBase32(started.secret).bytes), one.now().epochMilliseconds);
  const old = z.parse(selfContract.confirmTotp.response, (await browser.send("POST", "/api/self/totp", { code })).body).recoveryCodes;
  const fresh = z.parse(
    selfContract.renewRecoveryCodes.response,
    (await browser.send("POST", "/api/self/recovery-codes")).body,
  ).recoveryCodes;
  const enter = async (recoveryCode: string | undefined) =>
    (await (await signIn("codes@example.org")).signIn("second-factor", { recoveryCode })).status;
  expect(await enter(old[0])).toBe(401);
  expect(await enter(fresh[0])).toBe(200);
});

const signIns = z.object({ signIns: z.array(z.object({ signInId: z.string(), isThis: z.boolean(), userAgent: z.string() })) });

test("a person sees where they are signed in and ends one, or all", async () => {
  const here = await staff("where@example.org");
  const [there, third] = [await signIn("where@example.org"), await signIn("where@example.org")];
  const seen = z.parse(signIns, (await here.get("/api/self/security")).body).signIns;
  expect(seen).toHaveLength(3);
  expect(seen.filter((one_) => one_.isThis)).toHaveLength(1);
  const thirdId = z.parse(signIns, (await third.get("/api/self/security")).body).signIns.find((found) => found.isThis)?.signInId;
  expect((await here.send("DELETE", `/api/self/sign-ins/${thirdId}`)).status).toBe(200);
  expect([await here.standing(), await there.standing(), await third.standing()]).toEqual(["staff", "staff", "none"]);
  await here.send("POST", "/api/self/sign-ins/end-all");
  expect([await here.standing(), await there.standing()]).toEqual(["none", "none"]);
});

test("nobody ends another person's sign-in", async () => {
  const mine = await staff("mine@example.org");
  const theirs = await staff("theirs@example.org");
  const id = z.parse(signIns, (await theirs.get("/api/self/security")).body).signIns[0]?.signInId;
  expect((await mine.send("DELETE", `/api/self/sign-ins/${id}`)).status).toBe(404);
  expect(await theirs.standing()).toBe("staff");
});
