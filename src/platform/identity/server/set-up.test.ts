import { afterAll, beforeAll, expect, test } from "vitest";

import { statement } from "../../database/query.ts";
import { asOwner } from "../../database/test-template.ts";
import { goodPassword, openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";
import { newSetUpCode, setUpClinic } from "./set-up.ts";

const code = newSetUpCode();
let fresh: TestIdentity;
beforeAll(async () => void (fresh = await openTestIdentity({ setUpCode: code, withoutClinics: true })));
afterAll(() => fresh.close());

const body = (typed: string) => ({
  code: typed,
  clinic: { name: "Heron Clinic", slug: "heron", timeZone: "America/Denver" },
  administrator: { displayName: "Noor Hale", email: "noor@example.org", password: goodPassword },
});

const setUp = (typed: string) => fresh.browser().send("POST", "/api/setup", body(typed));

test("the code is one of its own every time", () => {
  expect(code.code).toMatch(/^[2-9A-Z]{5}(-[2-9A-Z]{5}){3}$/);
  expect(newSetUpCode().code).not.toBe(code.code);
});

test("a fresh server waits; a wrong code, a weak password and a wrong zone make nothing", async () => {
  expect((await fresh.browser().get("/api/setup")).body).toEqual({ waits: true });
  expect(await setUp("AAAAA-AAAAA-AAAAA-AAAAA")).toMatchObject({ status: 422, body: { errors: [{ field: "code" }] } });
  const right = body(code.code);
  const weak = { ...right, administrator: { ...right.administrator, password: "Password2026!!" } };
  expect(await fresh.browser().send("POST", "/api/setup", weak)).toMatchObject({
    status: 422,
    body: { errors: [{ field: "administrator.password" }] },
  });
  const nowhere = { ...right, clinic: { ...right.clinic, timeZone: "Mars/Base" } };
  expect((await fresh.browser().send("POST", "/api/setup", nowhere)).status).toBe(422);
  expect((await fresh.browser().get("/api/setup")).body).toEqual({ waits: true });
});

test("wrong codes have to wait, and then the right one is taken", async () => {
  const answers = [];
  for (let index = 0; index < 6; index += 1) answers.push(await setUp("BBBBB-BBBBB-BBBBB-BBBBB"));
  expect(answers.at(-1)).toMatchObject({ status: 429 });
  expect((await setUp(code.code)).status).toBe(429);
  fresh.pass(1);
});

test("the code makes the clinic and its administrator, once, and signs them in", async () => {
  const browser = fresh.browser();
  const made = await browser.send("POST", "/api/setup", body(` ${code.code.toLowerCase()} `));
  expect(made.status).toBe(200);
  expect((await browser.get("/api/sign-in")).body).toMatchObject({
    standing: "staff",
    name: "Noor Hale",
    roles: ["administrator"],
    clinic: { name: "Heron Clinic", slug: "heron", timeZone: "America/Denver", isDemo: false },
  });
  expect((await browser.get("/api/staff")).status).toBe(200);
  expect((await fresh.browser().get("/api/setup")).body).toEqual({ waits: false });
  expect((await setUp(code.code)).status).toBe(409);
});

test("of two processes that set up at the same moment one makes the clinic", async () => {
  const other = await openTestIdentity({ withoutClinics: true });
  try {
    const { clinic, administrator } = body("");
    const made = await Promise.all([1, 2, 3].map(() => setUpClinic(other.database.database, clinic, administrator, other.now())));
    expect(made.filter((one) => one !== undefined)).toHaveLength(1);
    const rows = await asOwner(other.database.connection, (owner) => owner.query("select from clinic"));
    expect(rows.rowCount).toBe(1);
  } finally {
    await other.close();
  }
});

test("a server that printed no code cannot be set up from the web", async () => {
  const other = await openTestIdentity({ withoutClinics: true });
  try {
    expect((await other.browser().get("/api/setup")).body).toEqual({ waits: false });
    expect((await other.browser().send("POST", "/api/setup", body(code.code))).status).toBe(404);
  } finally {
    await other.close();
  }
});

test("the application's role cannot make a clinic by itself", async () => {
  const insert = statement`insert into clinic (clinic_id, slug, name, time_zone) values (current_clinic(), 'x', 'x', 'UTC')`;
  await expect(fresh.inClinic((tx) => tx.all(insert))).rejects.toThrow("permission denied");
});
