import { afterAll, beforeAll, expect, test } from "vitest";

import { statement } from "../../database/query.ts";
import { cleanUpIdentity } from "./clean-up.ts";
import { goodPassword, openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";
import { makeInvitation } from "./mailed-links.ts";

let one: TestIdentity;
beforeAll(async () => void (one = await openTestIdentity()));
afterAll(() => one.close());

const counts = () =>
  one.inClinic((tx) =>
    tx.first(statement<Record<string, number>>`
      select (select count(*) from sign_in) as sign_ins, (select count(*) from mailed_link) as links,
             (select count(*) from passkey_challenge) as challenges, (select count(*) from throttle) as throttled,
             (select count(*) from staff_totp) as unfinished`),
  );

test("what is over goes, what still counts stays, and twice is as good as once", async () => {
  const staffId = await one.addMember("robin@example.org");
  const browser = one.browser();
  await browser.signIn("password", { email: "robin@example.org", password: goodPassword });
  await browser.send("POST", "/api/self/totp/start");
  await browser.signIn("passkey/start", { toUnlock: false });
  await browser.signIn("password", { email: "robin@example.org", password: "wrong lantern meadow" });
  await one.inClinic((tx) => makeInvitation(tx, staffId, one.now()));
  const clean = () => one.inClinic((tx) => cleanUpIdentity(tx, one.now()));
  expect(await clean()).toBe(0);
  one.pass(3 * 24 * 60);
  expect(await clean()).toBe(4);
  expect(await counts()).toEqual({ sign_ins: 1, links: 1, challenges: 0, throttled: 0, unfinished: 0 });
  one.pass(200 * 24 * 60);
  expect(await clean()).toBe(2);
  expect(await counts()).toEqual({ sign_ins: 0, links: 0, challenges: 0, throttled: 0, unfinished: 0 });
  expect(await clean()).toBe(0);
});
