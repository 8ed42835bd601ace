import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import type { TestBrowser } from "./fixtures/test-browser.ts";
import { goodPassword, openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";

let one: TestIdentity;
beforeAll(async () => void (one = await openTestIdentity()));
afterAll(() => one.close());

const pin = "4827";
const signIn = (browser: TestBrowser, email: string) => browser.signIn("password", { email, password: goodPassword });

/** Somebody who has a PIN and has just signed in fully on this browser. */
const comes = async (browser: TestBrowser, email: string, withPin = true): Promise<void> => {
  await one.addMember(email);
  expect((await signIn(browser, email)).status).toBe(200);
  if (withPin) expect((await browser.send("PUT", "/api/self/pin", { pin })).status).toBe(200);
};

const people = z.object({ people: z.array(z.object({ signInId: z.string(), personId: z.string(), pin: z.string() })) });
const others = async (browser: TestBrowser) => z.parse(people, (await browser.get("/api/sign-in/others")).body).people;
const me = async (browser: TestBrowser) => String((await browser.get("/api/sign-in")).body["personId"]);
const switchTo = async (browser: TestBrowser, index = 0, typed = pin) =>
  browser.signIn("switch", { signInId: (await others(browser))[index]?.signInId, pin: typed });

test("two people who signed in on one tablet hand it to each other with their PINs", async () => {
  const tablet = one.browser();
  await comes(tablet, "anna-switch@example.org");
  const anna = await me(tablet);
  await comes(tablet, "ben-switch@example.org");
  const ben = await me(tablet);
  expect((await others(tablet)).map((other) => other.personId)).toEqual([anna]);
  expect((await switchTo(tablet)).status).toBe(200);
  expect([await me(tablet), await tablet.standing()]).toEqual([anna, "staff"]);
  expect((await tablet.get("/api/staff/directory")).status).toBe(200);
  expect((await switchTo(tablet)).status).toBe(200);
  expect(await me(tablet)).toBe(ben);
});

test("a PIN opens nothing on a device on which its owner has not signed in", async () => {
  const [tablet, elsewhere] = [one.browser(), one.browser()];
  await comes(tablet, "carla-switch@example.org");
  await comes(tablet, "dora-switch@example.org");
  const [carla] = await others(tablet);
  await comes(elsewhere, "emil-switch@example.org");
  expect(await others(elsewhere)).toEqual([]);
  expect((await elsewhere.signIn("switch", { signInId: carla?.signInId, pin })).status).toBe(401);
});

test("who waits is locked: their credential, put in the place of the present one, permits nothing", async () => {
  const tablet = one.browser();
  await comes(tablet, "fay-switch@example.org");
  const fays = tablet.cookie();
  await comes(tablet, "gus-switch@example.org");
  tablet.setCookie(fays);
  expect(await tablet.standing()).toBe("locked");
  expect((await tablet.get("/api/staff/directory")).status).toBe(401);
});

test("five wrong PINs, and only a full sign-in brings that person back", async () => {
  const tablet = one.browser();
  await comes(tablet, "hana-switch@example.org");
  await comes(tablet, "ivo-switch@example.org");
  for (const _ of [1, 2, 3, 4, 5]) {
    expect((await switchTo(tablet, 0, "9135")).status).toBe(401);
    one.pass(6);
  }
  expect((await others(tablet))[0]?.pin).toBe("spent");
  expect((await switchTo(tablet)).status).toBe(401);
  await tablet.signIn("unlock", { by: "pin", pin });
  one.pass(6);
  expect((await signIn(tablet, "hana-switch@example.org")).status).toBe(200);
  expect((await others(tablet)).map((other) => other.pin)).toEqual(["ready"]);
});

test("twelve hours after the full sign-in the PIN is worth nothing", async () => {
  const tablet = one.browser();
  await comes(tablet, "jon-switch@example.org");
  one.pass(6 * 60);
  await comes(tablet, "kim-switch@example.org");
  const [jon] = await others(tablet);
  one.pass(6 * 60);
  expect(await others(tablet)).toEqual([]);
  expect((await tablet.signIn("switch", { signInId: jon?.signInId, pin })).status).toBe(401);
});

test("who has no PIN does not wait: their sign-in ends when somebody else comes", async () => {
  const tablet = one.browser();
  await comes(tablet, "lea-switch@example.org", false);
  const leas = tablet.cookie();
  await comes(tablet, "max-switch@example.org");
  expect(await others(tablet)).toEqual([]);
  tablet.setCookie(leas);
  expect(await tablet.standing()).toBe("none");
});

test("signing out ends one's own sign-in alone, and others may still come with their PINs", async () => {
  const tablet = one.browser();
  await comes(tablet, "nia-switch@example.org");
  const nia = await me(tablet);
  await comes(tablet, "olaf-switch@example.org");
  expect((await tablet.signIn("end")).status).toBe(200);
  expect(await tablet.standing()).toBe("none");
  expect((await switchTo(tablet)).status).toBe(200);
  expect(await me(tablet)).toBe(nia);
  expect(await others(tablet)).toEqual([]);
});

test("a PIN that handed the tablet over is no fresh proof: it changes nothing about how one signs in", async () => {
  const tablet = one.browser();
  await comes(tablet, "pia-switch@example.org");
  one.pass(11);
  await comes(tablet, "quin-switch@example.org");
  expect((await switchTo(tablet)).status).toBe(200);
  expect((await tablet.send("PUT", "/api/self/pin", { pin: "5930" })).body).toMatchObject({ type: "/problems/prove-first" });
});
