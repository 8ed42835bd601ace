import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";

import { staffRoles } from "../../src/platform/identity/permissions.ts";
import { administrator, setUpClinic } from "./clinic.ts";
import { asOwnerOf } from "./owner.ts";
import { postmasterOf } from "./processes.ts";
import { leaveNothing, newData, newFolder, run, runToEnd, serve, stop, type Program, until } from "./program.ts";
import { visit } from "./visitor.ts";

afterAll(leaveNothing);

// Each has its own data folder and mostly waits.
const patient = { timeout: 120_000 };

/** A port of its own for whoever needs one that stays the same: free now, and taken by the test that asked for it. */
const listenSomewhere = (): Promise<{ readonly port: number; readonly close: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = address !== null && typeof address === "object" ? address.port : 0;
      resolve({ port, close: () => new Promise((closed) => void server.close(() => closed())) });
    });
  });

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

/** A Node.js that does not count as new enough: this one, which says that it is older. */
const oldNode = (): readonly string[] => {
  const file = join(newFolder(), "older.cjs");
  writeFileSync(
    file,
    'if (process.argv[1]?.endsWith("pinned-node.mjs")) Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.0.0" } });',
  );
  return [process.execPath, "--require", file];
};

const portOf = (url: string): number => Number(new URL(url).port);

test.concurrent("the demo says where it is, how to enter and as whom, and is ready by then", patient, async () => {
  const data = await newData();
  const made = await serve("start", { data });
  const { clinicId } = await setUpClinic(made.program, made.url);
  // Making the invented clinics takes long, and the journeys do it: here one is called a demo.
  await asOwnerOf(data, (owner) => owner.query("update clinic set is_demo = true"));
  await stop(made.program);

  const { program, url } = await serve("demo", { data });
  expect(url).toMatch(/^http:\/\/localhost:\d+$/);
  await program.line(/^Enter with one click.* (http:\/\/localhost:\d+\/demo) .*\(started in \d+\.\d s\)$/m);
  for (const role of staffRoles) await program.line(new RegExp(`^  ${role} +\\S`, "m"));
  const visitor = visit(url);
  expect(await visitor.get("/healthz")).toMatchObject({ status: 200, body: { status: "running" } });
  expect(await visitor.get("/readyz")).toMatchObject({ status: 200, body: { status: "ready" } });
  expect((await visitor.get("/api/demo")).body).toMatchObject({ clinics: [{ clinicId, staff: [{ name: administrator.displayName }] }] });
  expect((await visitor.send("POST", `/api/demo/${clinicId}/enter`, { body: { role: "administrator" } })).status).toBe(200);
  expect((await visitor.get("/api/sign-in")).body).toMatchObject({ standing: "staff", demo: true });
  expect(await stop(program)).toEqual({ code: 0, signal: null });
  expect(postmasterOf(data)).toBeUndefined();
  expect(await isFree(portOf(url))).toBe(true);
});

const ways: readonly (readonly [way: string, tell: (program: Program) => void])[] = [
  ["SIGTERM", (program) => program.kill("SIGTERM")],
  ["SIGINT", (program) => program.kill("SIGINT")],
  ["the closing of its terminal", (program) => program.kill("SIGHUP")],
  ["Ctrl-C, which reaches the whole process group", (program) => void process.kill(-program.pid, "SIGINT")],
  [
    "Ctrl-C under npm, which passes it on once more",
    (program) => {
      process.kill(-program.pid, "SIGINT");
      program.kill("SIGINT");
    },
  ],
];

test.concurrent("every way of telling it to stop ends it cleanly, with clients connected", patient, async () => {
  const data = await newData();
  for (const [way, tell] of ways) {
    const { program, url } = await serve("start", { data, ownGroup: true });
    const held = new AbortController();
    const asked = fetch(`${url}/api/live?topics=clinic`, { signal: held.signal }).catch(() => undefined);
    await visit(url).get("/readyz");
    tell(program);
    expect(await program.ended, way).toEqual({ code: 0, signal: null });
    expect(program.said().match(/^Stopping\.$/gm), way).toHaveLength(1);
    expect(postmasterOf(data), way).toBeUndefined();
    expect(await isFree(portOf(url)), way).toBe(true);
    held.abort();
    await asked;
  }
});

test.concurrent("told to stop while it still starts, it stops as cleanly", patient, async () => {
  const data = await newData();
  const program = run(["start"], { data });
  await program.line(/^Creating the database/m);
  expect(await stop(program)).toEqual({ code: 0, signal: null });
  expect(program.said()).not.toContain("is ready");
  expect(postmasterOf(data)).toBeUndefined();
});

test.concurrent("it stops when the npm that started it is gone, because npm's shell passes no SIGTERM on", patient, async () => {
  const data = await newData();
  const shell = run(["start"], { data, prefix: ["sh", "-c", '"$@"; exit $?', "sh"] });
  const [url = ""] = await shell.line(/^Kapstone is ready: (\S+)$/m);
  expect(postmasterOf(data)).toBeDefined();
  shell.kill("SIGTERM");
  await until(() => postmasterOf(data) === undefined);
  expect(postmasterOf(data)).toBeUndefined();
  await until(() => isFree(portOf(url)));
  expect(await isFree(portOf(url))).toBe(true);
});

test.concurrent("an older Node.js passes on what it is told, and the end of its npm, to the pinned one", patient, async () => {
  const older = oldNode();
  const ways: readonly (readonly [prefix: readonly string[], signal: NodeJS.Signals])[] = [
    [[...older, "bin/pinned-node.mjs"], "SIGTERM"],
    [["sh", "-c", '"$@"; exit $?', "sh", ...older, "bin/pinned-node.mjs"], "SIGTERM"],
  ];
  const data = await newData();
  for (const [prefix, signal] of ways) {
    const program = run(["start"], { data, prefix, node: [] });
    await program.line(/^Kapstone is ready: (\S+)$/m);
    program.kill(signal);
    await until(() => postmasterOf(data) === undefined);
    expect(postmasterOf(data), prefix.join(" ")).toBeUndefined();
  }
});

test.concurrent("with DATABASE_URL nothing embedded starts, and the data are there", patient, async () => {
  const { connection, prefix } = inject("postgres");
  const { host, port, user, password, connectionString } = connection;
  const { asOwner } = await import("../../src/platform/database/test-template.ts");
  const name = `${prefix}_program`;
  await asOwner(connection, (owner) => owner.query(`create database ${name}`));
  const url =
    connectionString === undefined
      ? `postgres://${user}:${password}@/${name}?host=${encodeURIComponent(host ?? "")}&port=${port}`
      : Object.assign(new URL(connectionString), { pathname: `/${name}` }).href;
  const data = await newData();
  const { program, url: address } = await serve("start", { data, variables: { DATABASE_URL: url } });
  expect(postmasterOf(data)).toBeUndefined();
  expect((await visit(address).get("/readyz")).status).toBe(200);
  expect(await stop(program)).toEqual({ code: 0, signal: null });
  const verified = await runToEnd(["verify-log"], { data, variables: { DATABASE_URL: url } });
  expect(verified).toEqual({ code: 0, said: "0 facts of 0 clinics, 0 seals: whole\n" });
  await asOwner(connection, (owner) => owner.query(`drop database ${name} with (force)`));
});

test.concurrent("a database that cannot be reached is told without its password", patient, async () => {
  const variables = { DATABASE_URL: "postgres://kapstone:very-secret-word@127.0.0.1:9/kapstone" };
  const { code, said } = await runToEnd(["start"], { data: await newData(), variables });
  expect(code).toBe(1);
  expect(said).toMatch(/^The database that DATABASE_URL names cannot be used: .*ECONNREFUSED.*\.\n$/);
  expect(said).not.toContain("very-secret-word");
});

test.concurrent("a port that is taken is told, with how to choose another, and nothing is started", patient, async () => {
  const { port, close } = await listenSomewhere();
  const data = await newData();
  const started = await runToEnd(["start"], { data, variables: { PORT: String(port) } });
  const again = `PORT=${port + 1} npm start`;
  expect(started).toEqual({
    code: 1,
    said: `Port ${port} on 127.0.0.1 is taken by another program. Choose another one, for example: ${again}\n`,
  });
  expect(postmasterOf(data)).toBeUndefined();
  await close();
});

test.concurrent("a variable that cannot be used is told in one line, and a folder that may not be written to, too", patient, async () => {
  const data = await newData();
  const said = async (variables: Readonly<Record<string, string>>) => runToEnd(["start"], { data, variables });
  expect(await said({ PORT: "70000" })).toEqual({ code: 1, said: "PORT is a number from 0 to 65535; 0 takes any free one.\n" });
  expect((await said({ KAPSTONE_ORIGIN: "clinic.example" })).said).toMatch(/^KAPSTONE_ORIGIN is the address that people open/);
  expect((await said({ KAPSTONE_SMTP_URL: "smtp://mail.invalid" })).said).toBe("Set KAPSTONE_SMTP_URL and KAPSTONE_MAIL_FROM together.\n");
  expect((await said({ HOST: "192.0.2.1" })).said).toMatch(/^192\.0\.2\.1 is no address of this machine\./);
  expect((await said({ KAPSTONE_DATA: "/dev/null/data" })).said).toMatch(/^This user may not write to the data folder \/dev\/null\/data/);
});

test.concurrent("two with two data folders run side by side and share nothing", patient, async () => {
  const [one, other] = await Promise.all([serve("start", { data: await newData() }), serve("start", { data: await newData() })]);
  expect(portOf(one.url)).not.toBe(portOf(other.url));
  for (const { url } of [one, other]) expect((await visit(url).get("/readyz")).status).toBe(200);
  await stop(one.program);
  expect((await visit(other.url).get("/readyz")).status).toBe(200);
  await stop(other.program);
});
