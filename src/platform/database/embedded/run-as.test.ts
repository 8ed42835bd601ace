import { chmod, chown, mkdir, rm, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

import { expect, test, type TestContext } from "vitest";

import { createDataFolder, createScratch } from "./fixtures/scratch.ts";
import { asNobody, startInChild } from "./fixtures/start-in-child.ts";
import { findPostmaster } from "./postmaster.ts";
import { findBarrier } from "./reach.ts";
import { runProgram } from "./run-program.ts";

const nobody = { uid: 65534, gid: 65534 };

const needRoot = async (context: TestContext): Promise<void> => {
  if (process.getuid?.() !== 0) context.skip("only root can run as somebody else");
  if ((await findBarrier(import.meta.dirname, nobody)) !== undefined) context.skip("this checkout is closed to other accounts");
  if ((await runProgram({ prefix: asNobody }, "true", [])).code !== 0) context.skip("setpriv is missing");
};

/** An environment in which user namespaces cannot be had: the program that makes them is not found. */
const withoutNamespaces = async (): Promise<NodeJS.ProcessEnv> => {
  const programs = await createScratch();
  await chmod(programs, 0o755);
  await symlink("/usr/bin/id", join(programs, "id"));
  return { ...process.env, PATH: programs };
};

const openFolder = async () => {
  const folder = await createDataFolder();
  await chmod(dirname(folder.root), 0o755);
  return folder;
};

test("an ordinary user's PostgreSQL runs as that user, also when root joins or starts it", async (context) => {
  await needRoot(context);
  const folder = await openFolder();
  await mkdir(folder.root);
  await chown(folder.root, nobody.uid, nobody.gid);
  const user = await startInChild(folder.root, { prefix: asNobody });
  expect(user.answer).toMatchObject({ started: true });
  const root = await startInChild(folder.root);
  expect(root.answer).toMatchObject({ started: false, pid: user.answer.pid });
  expect(await user.leave()).toBe(0);
  expect(await root.leave()).toBe(0);
  await rm(folder.log);
  const startedByRoot = await startInChild(folder.root);
  expect((await stat(`/proc/${startedByRoot.answer.pid}`)).uid).toBe(nobody.uid);
  expect(await startedByRoot.leave()).toBe(0);
  const userAgain = await startInChild(folder.root, { prefix: asNobody });
  expect(userAgain.answer).toMatchObject({ started: true });
  expect(await userAgain.leave()).toBe(0);
  expect(await findPostmaster(folder)).toBeUndefined();
});

test("another user's data folder is refused in plain words", async (context) => {
  await needRoot(context);
  const folder = await openFolder();
  await mkdir(folder.root);
  const user = await startInChild(folder.root, { prefix: asNobody });
  expect(user.answer.refusal).toContain("is closed to user id 65534, under which this program runs");
  await mkdir(folder.cluster, { mode: 0o700 });
  const closed = await startInChild(folder.root, { prefix: asNobody });
  expect(closed.answer.refusal).toContain("is closed to user id 65534");
});

test("where user namespaces are refused, root runs PostgreSQL as nobody, also on data of its own", async (context) => {
  await needRoot(context);
  const folder = await openFolder();
  const env = await withoutNamespaces();
  const first = await startInChild(folder.root, { env });
  expect(first.answer.refusal).toBeUndefined();
  expect((await stat(`/proc/${first.answer.pid}`)).uid).toBe(nobody.uid);
  expect(await first.leave()).toBe(0);
  // As if it had been made in a namespace: root's, below a directory that others may pass.
  await runProgram({ prefix: [] }, "chown", ["-R", "0:0", folder.root]);
  await chmod(folder.root, 0o755);
  const second = await startInChild(folder.root, { env });
  expect(second.answer.refusal).toBeUndefined();
  expect((await stat(folder.cluster)).uid).toBe(nobody.uid);
  expect((await stat(folder.root)).uid).toBe(0);
  expect(await second.leave()).toBe(0);
});

test("where namespaces are refused and nobody may not pass, the way out is told and nothing is made", async (context) => {
  await needRoot(context);
  const folder = await createDataFolder();
  const { answer } = await startInChild(folder.root, { env: await withoutNamespaces() });
  expect(answer.refusal).toContain("User namespaces are refused on this machine");
  expect(answer.refusal).toContain(`cannot pass ${dirname(folder.root)}.`);
  await expect(stat(folder.root)).rejects.toThrow("ENOENT");
});

test("a barrier is the first directory that mode bits close to an account", async () => {
  const scratch = await createScratch();
  const { uid, gid } = await stat(scratch);
  const inner = join(scratch, "open", "inner");
  await mkdir(inner, { recursive: true });
  expect(await findBarrier(inner, { uid, gid })).toBeUndefined();
  expect(await findBarrier(inner, { uid: 54321, gid: 54321 })).toEqual({ path: scratch, owner: uid });
  await chmod(scratch, 0o750);
  expect(await findBarrier(join(inner, "to", "come"), { uid: 54321, gid })).toBeUndefined();
});
