import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { newId } from "../ambient/new-id.ts";
import { openTestDatabase, type TestDatabase } from "../database/test-database.ts";
import { asOwner } from "../database/test-template.ts";
import { openWakeLine } from "./wake-line.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const listening = () =>
  asOwner(db.connection, async (owner) => {
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and (query ilike 'listen%' or query ilike '%pg_notify(%')
        and pid <> pg_backend_pid() order by backend_start`,
    );
    return rows.map((row) => row.pid);
  });

const open = async () => {
  const heard: (string | undefined)[] = [];
  const line = openWakeLine({ connection: db.connection, onWake: (clinicId) => void heard.push(clinicId) });
  await vi.waitFor(() => expect(heard).toEqual([undefined]));
  return { ...line, heard };
};

test("one process hears what another announces, and not what it announces itself", async () => {
  const [one, two] = [await open(), await open()];
  const clinicId = newId();
  one.announce(clinicId);
  await vi.waitFor(() => expect(two.heard).toEqual([undefined, clinicId]));
  await delay(50);
  expect(one.heard).toEqual([undefined]);
  await Promise.all([one.close(), two.close()]);
  expect(await listening()).toEqual([]);
});

test("what was announced while the line was down is told when it stands again, and the process looks everywhere itself", async () => {
  const [one, two] = [await open(), await open()];
  const [pid] = await listening();
  const clinicId = newId();
  await asOwner(db.connection, (owner) => owner.query("select pg_terminate_backend($1)", [pid]));
  one.announce(clinicId);
  await vi.waitFor(() => expect(two.heard).toEqual([undefined, clinicId]), { timeout: 5_000 });
  expect(one.heard).toEqual([undefined, undefined]);
  await Promise.all([one.close(), two.close()]);
});

test("more clinics than fit into one notification wake every clinic", async () => {
  const [one, two] = [await open(), await open()];
  for (let count = 0; count < 1_000; count += 1) one.announce(newId());
  await vi.waitFor(() => expect(two.heard.filter((clinicId) => clinicId === undefined)).toHaveLength(2));
  await Promise.all([one.close(), two.close()]);
});

test("a line to a server that is not there keeps trying, and closes at once", async () => {
  const line = openWakeLine({ connection: { host: "127.0.0.1", port: 1, user: "nobody", database: "none" }, onWake: () => undefined });
  line.announce(newId());
  await delay(150);
  const before = performance.now();
  await line.close();
  expect(performance.now() - before).toBeLessThan(500);
});
