import { afterAll, beforeAll, expect, test } from "vitest";

import { statement } from "../../database/query.ts";
import { goodPassword, openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";
import { addressOf } from "./throttle.ts";

let one: TestIdentity;
beforeAll(async () => void (one = await openTestIdentity()));
afterAll(() => one.close());

const wrong = "wrong lantern meadow 7";
const attempt = (email: string, address: string, password = wrong) => one.browser(address).signIn("password", { email, password });

const failTimes = async (email: string, times: number, address = "203.0.113.50") => {
  const answers = [];
  for (let index = 0; index < times; index += 1) answers.push(await attempt(email, address));
  return answers;
};

test("after a few failures an account has to wait, known or not, from wherever the tries come, in the same words", async () => {
  await one.addMember("known@example.org");
  const seen = [];
  for (const email of ["known@example.org", "unknown@example.org"]) {
    const answers = await failTimes(email, 6);
    answers.push(await attempt(email, "198.51.100.4"));
    seen.push(answers.map(({ status, retryAfter, body }) => ({ status, retryAfter, body })));
  }
  expect(seen[0]?.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
  expect(seen[0]?.at(-1)?.retryAfter).toBe(2);
  expect(seen[1]).toEqual(seen[0]);
});

test("while it waits even the right password is not looked at; afterwards it signs in, and the count starts anew", async () => {
  await one.addMember("waits@example.org");
  await failTimes("waits@example.org", 5);
  expect((await attempt("waits@example.org", "203.0.113.50", goodPassword)).status).toBe(429);
  one.pass(1);
  expect((await attempt("waits@example.org", "203.0.113.50", goodPassword)).status).toBe(200);
  expect((await failTimes("waits@example.org", 5)).map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401]);
});

test("nobody is shut out for ever: after any number of failures five minutes are enough", async () => {
  await one.addMember("stormed@example.org");
  for (let index = 0; index < 40; index += 1) {
    await attempt("stormed@example.org", `2001:db8:0:${index}::1`);
    one.pass(5);
  }
  expect((await attempt("stormed@example.org", "203.0.113.51", goodPassword)).status).toBe(200);
});

test("one address cannot try many accounts", async () => {
  const answers = [];
  for (let index = 0; index < 32; index += 1) answers.push(await attempt(`guess-${index}@example.org`, "203.0.113.77"));
  expect(answers.slice(0, 31).every((answer) => answer.status === 401)).toBe(true);
  expect(answers[31]?.status).toBe(429);
  expect((await attempt("guess-99@example.org", "203.0.113.78")).status).toBe(401);
});

test("tries at the same moment do not get past the count", async () => {
  const tries = await Promise.all(Array.from({ length: 12 }, () => attempt("race@example.org", "203.0.113.90")));
  const statuses = tries.map((answer) => answer.status);
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  expect(statuses.every((status) => status === 401 || status === 429)).toBe(true);
});

test("the table names nobody", async () => {
  await failTimes("private@example.org", 1);
  const rows = await one.inClinic((tx) => tx.all(statement<{ text: string }>`select row_to_json(t)::text as text from throttle t`));
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map((row) => row.text).join()).not.toMatch(/private|example|203\.0/);
});

test("an IPv6 customer counts as one address, however the address is written", () => {
  expect(addressOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(addressOf("2001:0db8:1:2::9")).toBe("2001:db8:1:2::/64");
  expect(addressOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
  expect(addressOf("::1")).toBe("0:0:0:0::/64");
  expect(addressOf("::ffff:203.0.113.9")).toBe("203.0.113.9");
  expect(addressOf("203.0.113.9")).toBe("203.0.113.9");
});
