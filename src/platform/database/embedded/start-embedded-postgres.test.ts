import { readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { expect, onTestFinished, test, vi } from "vitest";

import { ask, askUntilAnswered, openClient } from "./fixtures/ask.ts";
import { createDataFolder, createScratch, shareDataFolder } from "./fixtures/scratch.ts";
import { startInChild } from "./fixtures/start-in-child.ts";
import { pgCtlControl } from "./pg-ctl-control.ts";
import { findLeftOvers, findPostmaster } from "./postmaster.ts";
import { findBarrier } from "./reach.ts";
import { startEmbeddedPostgres, startWith } from "./start-embedded-postgres.ts";

const useFolder = shareDataFolder();

test("a first start makes the cluster and the database, a second one finds them as they were left", async () => {
  const folder = await useFolder();
  const first = await startEmbeddedPostgres({ dataDirectory: folder.root });
  expect(first.started).toBe(true);
  await ask(first.connection, "create table kept as select 7 as id");
  await first.stop();
  // On a busy machine the last of its processes is seen for a moment after the end of the first.
  await expect.poll(() => findLeftOvers(folder)).toEqual([]);
  const lines: string[] = [];
  const second = await startEmbeddedPostgres({ dataDirectory: folder.root, log: (line) => lines.push(line) });
  expect(await ask(second.connection, "select id from kept")).toBe("7");
  await second.stop();
  expect(lines).toEqual([]);
  expect((await readdir(folder.root)).toSorted()).toEqual(["cluster", "postgres.log", "socket"]);
});

test("the server is durable, listens on no network, and lets nobody in without the password", async () => {
  const folder = await useFolder();
  const { connection, stop } = await startEmbeddedPostgres({ dataDirectory: folder.root });
  const values = await ask(
    connection,
    `select string_agg(current_setting(name), ' ') from unnest(array['fsync', 'synchronous_commit', 'full_page_writes',
      'data_checksums', 'listen_addresses', 'jit', 'shared_buffers', 'max_connections']) name`,
  );
  expect(values).toBe("on on on on  off 64MB 100");
  expect(await ask(connection, "select datlocprovider::text || datlocale from pg_database where datname = 'kapstone'")).toBe("bC.UTF-8");
  expect((await stat(connection.host)).mode & 0o777).toBe(0o700);
  expect((await stat(folder.password)).mode & 0o777).toBe(0o600);
  await expect(ask({ ...connection, password: "guess" }, "select 1")).rejects.toThrow("password authentication failed");
  await stop();
});

test("neither the data of failing statements nor those of a crash reach the log", async () => {
  const folder = await useFolder();
  const { connection, stop } = await startEmbeddedPostgres({ dataDirectory: folder.root });
  await ask(connection, "create table person (name text primary key check (name <> 'Ida'))");
  for (const sql of [
    "insert into person values ('Ida')",
    "select 'Ida'::int",
    "Ida",
    "do $$ begin raise warning 'Ida'; raise 'Ida'; end $$",
  ]) {
    await expect(ask(connection, sql)).rejects.toThrow();
  }
  const client = await openClient(connection);
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const crash = client.query("select pg_sleep(20), 'Ida'");
  process.kill(rows[0]?.pid ?? 0, "SIGKILL");
  await expect(crash).rejects.toThrow();
  await askUntilAnswered(connection, "select 1", "1");
  await stop();
  const log = await readFile(folder.log, "utf8");
  expect(log).toContain("was terminated by signal 9");
  expect(log).not.toContain("Ida");
});

test("three processes that start at once share one server, and the last to leave stops it", async () => {
  const folder = await createDataFolder();
  const children = await Promise.all([1, 2, 3].map(() => startInChild(folder.root)));
  const answers = children.map(({ answer }) => answer);
  expect(answers.map(({ refusal }) => refusal)).toEqual([undefined, undefined, undefined]);
  expect(new Set(answers.map(({ pid }) => pid)).size).toBe(1);
  expect(answers.filter(({ started }) => started)).toHaveLength(1);
  // The one that started it leaves first: the others go on.
  const order = children.toSorted((a, b) => Number(b.answer.started) - Number(a.answer.started));
  for (const child of order) {
    const { connection } = child.answer;
    if (connection === undefined) throw new Error("no connection");
    expect(await ask(connection, "select 1")).toBe("1");
    expect(await child.leave()).toBe(0);
  }
  expect(await findPostmaster(folder)).toBeUndefined();
  expect((await readdir(folder.root)).toSorted()).toEqual(["cluster", "postgres.log", "socket"]);
});

test("whoever joins a server in use leaves it running", async () => {
  const folder = await useFolder();
  const owner = await startEmbeddedPostgres({ dataDirectory: folder.root });
  const guest = await startInChild(folder.root);
  expect(guest.answer).toMatchObject({ started: false, pid: owner.pid });
  expect(await guest.leave()).toBe(0);
  expect(await ask(owner.connection, "select 1")).toBe("1");
  await owner.stop();
  expect(await findPostmaster(folder)).toBeUndefined();
});

test("it starts below a directory that only its owner may enter", async () => {
  const folder = await useFolder();
  const closed = dirname(folder.root);
  expect((await stat(closed)).mode & 0o777).toBe(0o700);
  expect(await findBarrier(folder.root, { uid: 65534, gid: 65534 })).toMatchObject({ path: closed });
  const { connection, stop } = await startEmbeddedPostgres({ dataDirectory: folder.root });
  expect(connection.host).toBe(folder.socket);
  await stop();
});

test("a data folder whose path is too long for a socket gets one elsewhere, also for those who join", async () => {
  vi.stubEnv("TMPDIR", await createScratch());
  onTestFinished(() => void vi.unstubAllEnvs());
  const folder = await createDataFolder("a-rather-long-name-".repeat(8), "another-long-name-".repeat(8), "data");
  const { connection, stop } = await startEmbeddedPostgres({ dataDirectory: folder.root });
  expect((await stat(connection.host)).mode & 0o777).toBe(0o700);
  expect(await ask(connection, "select 1")).toBe("1");
  const guest = await startInChild(folder.root, { env: { ...process.env, TMPDIR: folder.root } });
  expect(guest.answer).toMatchObject({ started: false, connection: { host: connection.host } });
  await guest.leave();
  await stop();
  await expect(stat(connection.host)).rejects.toThrow("ENOENT");
});

test("with pg_ctl and TCP on loopback, as on Windows, it starts, is joined and stops", async () => {
  const folder = await useFolder();
  const owner = await startWith(pgCtlControl, { dataDirectory: folder.root });
  expect(owner).toMatchObject({ started: true, connection: { host: "127.0.0.1" } });
  const guest = await startWith(pgCtlControl, { dataDirectory: folder.root });
  expect(guest).toMatchObject({ started: false, pid: owner.pid, connection: owner.connection });
  await expect(ask({ ...owner.connection, password: "guess" }, "select 1")).rejects.toThrow("password authentication failed");
  await owner.stop();
  expect(await ask(guest.connection, "select 1")).toBe("1");
  await guest.stop();
  expect(await findPostmaster(folder)).toBeUndefined();
});

test("with pg_ctl and TCP, a killed server comes back at the port where it was", async () => {
  const folder = await useFolder();
  const killed = await startWith(pgCtlControl, { dataDirectory: folder.root });
  process.kill(killed.pid, "SIGKILL");
  await expect.poll(() => findPostmaster(folder)).toBeUndefined();
  const again = await startWith(pgCtlControl, { dataDirectory: folder.root });
  expect(again).toMatchObject({ started: true, connection: killed.connection });
  await killed.stop();
  expect(await ask(again.connection, "select 1")).toBe("1");
  await again.stop();
});

test("a password that does not fit or is missing is told, and no server is left running", async () => {
  const folder = await useFolder();
  const server = await startEmbeddedPostgres({ dataDirectory: folder.root });
  const password = server.connection.password;
  onTestFinished(() => writeFile(folder.password, password, { mode: 0o600 }));
  await server.stop();
  await writeFile(folder.password, "another");
  await expect(startEmbeddedPostgres({ dataDirectory: folder.root })).rejects.toThrow("password authentication failed");
  while ((await findPostmaster(folder)) !== undefined) await delay(10);
  await rm(folder.password);
  await expect(startEmbeddedPostgres({ dataDirectory: folder.root })).rejects.toThrow("The password of the database is missing");
});
