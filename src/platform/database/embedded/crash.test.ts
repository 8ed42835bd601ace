import { spawn } from "node:child_process";
import { mkdir, readFile, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { expect, onTestFinished, test } from "vitest";

import { ask, askUntilAnswered, openClient } from "./fixtures/ask.ts";
import { shareDataFolder } from "./fixtures/scratch.ts";
import { startInChild } from "./fixtures/start-in-child.ts";
import { findPostmaster, isPostmaster, readPostmasterFile } from "./postmaster.ts";
import type { ServerControl } from "./server-control.ts";
import { shutDown } from "./shut-down.ts";
import { signalControl } from "./signal-control.ts";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./start-embedded-postgres.ts";

const useFolder = shareDataFolder();

// First, so that the folder is new.
test("a start that was cut off while the cluster was made does not hinder the next", async () => {
  const folder = await useFolder();
  await mkdir(join(folder.root, "cluster.new-abc", "cluster"), { recursive: true });
  await writeFile(join(folder.root, "cluster.new-abc", "cluster", "PG_VERSION"), "18\n");
  await mkdir(folder.cluster);
  const server = await startEmbeddedPostgres({ dataDirectory: folder.root });
  await server.stop();
  expect((await readdir(folder.root)).toSorted()).toEqual(["cluster", "postgres.log", "socket"]);
});

/** Inserts one row after another, until the server is gone. Returns a way to ask how many were acknowledged. */
const writeUntilTheEnd = async ({ connection }: EmbeddedPostgres) => {
  const client = await openClient(connection);
  let acknowledged = 0;
  const end = (async () => {
    for (;;) {
      const next = acknowledged + 1;
      await client.query("insert into written values ($1)", [next]);
      acknowledged = next;
    }
  })().catch(() => undefined);
  return { acknowledged: () => acknowledged, end };
};

test("after kill -9 of PostgreSQL under writes, every acknowledged row is there", async () => {
  const folder = await useFolder();
  const server = await startEmbeddedPostgres({ dataDirectory: folder.root });
  await ask(server.connection, "create table written (id int primary key)");
  const writer = await writeUntilTheEnd(server);
  while (writer.acknowledged() < 100) await delay(5);
  process.kill(server.pid, "SIGKILL");
  await writer.end;
  const again = await startEmbeddedPostgres({ dataDirectory: folder.root });
  expect(again.started).toBe(true);
  expect(again.pid).not.toBe(server.pid);
  // One more may have been committed whose acknowledgement was lost.
  const found = Number(await ask(again.connection, `select count(*) from written where id <= ${writer.acknowledged()}`));
  expect(found).toBe(writer.acknowledged());
  expect(found).toBeGreaterThanOrEqual(100);
  // The handle of the dead server neither keeps a new one running nor stops it.
  await again.stop();
  expect(await findPostmaster(folder)).toBeUndefined();
  const third = await startEmbeddedPostgres({ dataDirectory: folder.root });
  await server.stop();
  expect(await ask(third.connection, "select 1")).toBe("1");
  await third.stop();
});

test("a backend that outlives its killed PostgreSQL is waited for, and the log says so", async () => {
  const folder = await useFolder();
  const server = await startEmbeddedPostgres({ dataDirectory: folder.root });
  const client = await openClient(server.connection);
  const busy =
    "do $$ declare until timestamptz := clock_timestamp() + interval '4000 ms'; begin while clock_timestamp() < until loop end loop; end $$";
  const working = client.query(busy).catch(() => undefined);
  await delay(100);
  process.kill(server.pid, "SIGKILL");
  const lines: string[] = [];
  const again = await startEmbeddedPostgres({ dataDirectory: folder.root, log: (line) => lines.push(line) });
  expect(lines.join("\n")).toMatch(/Processes of the former PostgreSQL are still ending \(pids \d+/);
  await working;
  await again.stop();
});

test("a stale postmaster.pid whose pid is in use again does not keep PostgreSQL from starting", async () => {
  const folder = await useFolder();
  const server = await startEmbeddedPostgres({ dataDirectory: folder.root });
  process.kill(server.pid, "SIGKILL");
  while (await isPostmaster(server.pid, folder)) await delay(5);
  const stranger = spawn("sleep", ["60"]);
  onTestFinished(() => void stranger.kill("SIGKILL"));
  const path = join(folder.cluster, "postmaster.pid");
  const stale = (await readFile(path, "utf8")).replace(/^\d+/, String(stranger.pid));
  await writeFile(path, stale);
  const again = await startEmbeddedPostgres({ dataDirectory: folder.root });
  expect(again.started).toBe(true);
  expect(await ask(again.connection, "select 1")).toBe("1");
  await again.stop();
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
});

test("an empty postmaster.pid, as a power cut leaves it, does not keep PostgreSQL from starting", async () => {
  const folder = await useFolder();
  await (await startEmbeddedPostgres({ dataDirectory: folder.root })).stop();
  const path = join(folder.cluster, "postmaster.pid");
  await writeFile(path, "");
  await utimes(path, 0, 0);
  const server = await startEmbeddedPostgres({ dataDirectory: folder.root });
  expect(server.started).toBe(true);
  await server.stop();
});

test("when the process that started PostgreSQL is killed, the next one joins it, and stops it at its end", async () => {
  const folder = await useFolder();
  const owner = await startInChild(folder.root);
  await owner.kill();
  const next = await startEmbeddedPostgres({ dataDirectory: folder.root });
  expect(next).toMatchObject({ started: false, pid: owner.answer.pid });
  expect(await ask(next.connection, "select 1")).toBe("1");
  await next.stop();
  expect(await findPostmaster(folder)).toBeUndefined();
});

test("after the crash of a backend, whoever uses the server still counts as using it", async () => {
  const folder = await useFolder();
  const owner = await startEmbeddedPostgres({ dataDirectory: folder.root });
  const guest = await startEmbeddedPostgres({ dataDirectory: folder.root });
  const client = await openClient(owner.connection);
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  process.kill(rows[0]?.pid ?? 0, "SIGKILL");
  const leases = "select count(*) from pg_locks where locktype = 'advisory' and granted";
  await askUntilAnswered(owner.connection, leases, "2");
  await guest.stop();
  expect(await ask(owner.connection, leases)).toBe("1");
  await owner.stop();
  expect(await findPostmaster(folder)).toBeUndefined();
});

test("a PostgreSQL that does not heed a fast shutdown is told to stop at once, and nothing committed is lost", async () => {
  const folder = await useFolder();
  const server = await startEmbeddedPostgres({ dataDirectory: folder.root });
  await ask(server.connection, "create table deaf as select 7 as id");
  const file = await readPostmasterFile(folder);
  if (file === undefined) throw new Error("no server");
  const modes: string[] = [];
  const deaf: ServerControl = {
    ...signalControl,
    askToStop: async (place, target, mode) => {
      modes.push(mode);
      if (mode === "immediate") await signalControl.askToStop(place, target, mode);
    },
  };
  const place = { folder, site: () => Promise.reject(new Error("not needed")) };
  await shutDown(deaf, place, file, "fast", () => undefined, 200);
  expect(modes).toEqual(["fast", "immediate"]);
  await server.stop();
  const again = await startEmbeddedPostgres({ dataDirectory: folder.root });
  expect(await ask(again.connection, "select id from deaf")).toBe("7");
  await again.stop();
});

test("what does not start is told with PostgreSQL's own words, and soon", async () => {
  const folder = await useFolder();
  await (await startEmbeddedPostgres({ dataDirectory: folder.root })).stop();
  const settings = join(folder.cluster, "postgresql.auto.conf");
  onTestFinished(() => writeFile(settings, ""));
  await writeFile(settings, "shared_buffers = 'plenty'\n");
  await expect(startEmbeddedPostgres({ dataDirectory: folder.root })).rejects.toThrow(
    /invalid value for parameter "shared_buffers": "plenty"/,
  );
});
