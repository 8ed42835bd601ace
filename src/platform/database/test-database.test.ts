import { afterAll, beforeAll, expect, test } from "vitest";

import { statement } from "./query.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import { asOwner } from "./test-template.ts";
import { inClinic } from "./transaction.ts";

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()]);
});

afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
});

test("each test file has a database of its own with two clinics", async () => {
  const clinicsIn = (db: TestDatabase) =>
    asOwner(db.connection, async (owner) => (await owner.query<{ clinic_id: string }>("select clinic_id from clinic order by slug")).rows);
  expect((await clinicsIn(one)).map((row) => row.clinic_id)).toEqual(one.clinics);
  expect((await clinicsIn(other)).map((row) => row.clinic_id)).toEqual(other.clinics);
});

test("its pool works as the application's role", async () => {
  const row = await inClinic(one.database, one.clinics[0], (tx) => tx.first(statement<{ who: string }>`select current_user as who`));
  expect(row).toEqual({ who: "kapstone_app" });
});
