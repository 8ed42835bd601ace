import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { access, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

import { CannotGoOn } from "./cannot-go-on.ts";

const root = new URL("../../../", import.meta.url).pathname;

const isSource = (path: string): boolean => !/\.test\.tsx?$|\.md$|\.sql$/.test(path);

/** A digest of what the web application is built from: names, sizes and times, so that an unchanged checkout is not built again. */
const stampOf = async (): Promise<string> => {
  const hash = createHash("sha256");
  const entries = await readdir(join(root, "src"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isSource(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  const watched = [...files.map((file) => relative(root, file)).toSorted(), "package-lock.json", "vite.config.ts"];
  const facts = await Promise.all(watched.map(async (file) => ({ file, facts: await stat(join(root, file)) })));
  for (const { file, facts: one } of facts) hash.update(`${file} ${one.size} ${Math.round(one.mtimeMs)}\n`);
  return hash.digest("hex").slice(0, 16);
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const vite = (): string => join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin/vite.js");

const runVite = (outFolder: string, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const said: string[] = [];
    // Vite otherwise writes a copy of its configuration into the checkout, which may belong to somebody else.
    const words = ["build", "--configLoader", "native", "--outDir", outFolder, "--logLevel", "warn"];
    const child = spawn(process.execPath, [vite(), ...words], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      // Vite takes another value from the surroundings, and React is then twice as large and half as fast.
      env: { ...process.env, NODE_ENV: "production" },
      // Ctrl-C is for us, who then end it.
      detached: process.platform !== "win32",
      ...(signal === undefined ? {} : { signal }),
    });
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new CannotGoOn(`The web application could not be built:\n${said.join("").trim()}`)),
    );
  });

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Builds of other sources that nobody used for a day, and what a killed build left. A server may still hand out an older one. */
const clearOld = async (folder: string, kept: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const builder = /^building-(\d+)-/.exec(name)?.[1];
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    const isOld = Date.now() - mtimeMs > 24 * 3_600_000;
    if (builder === undefined ? isOld && path !== kept : !isAlive(Number(builder))) await rm(path, { recursive: true, force: true });
  }
};

/**
 * Builds the web application into `folder` unless this very source is built there already. Two builds at once do not disturb each
 * other: each builds aside and moves its result into place. Throws `CannotGoOn` when it cannot be built.
 * @param signal gives the build up
 * @returns the folder to serve, and whether it was built now
 */
export const buildWeb = async (folder: string, signal?: AbortSignal): Promise<{ readonly webFolder: string; readonly built: boolean }> => {
  const webFolder = join(folder, await stampOf());
  if (await exists(join(webFolder, "index.html"))) return { webFolder, built: false };
  await mkdir(folder, { recursive: true });
  const aside = join(folder, `building-${process.pid}-${randomBytes(4).toString("hex")}`);
  await runVite(aside, signal).catch(async (error: unknown) => {
    await rm(aside, { recursive: true, force: true });
    throw error;
  });
  await rename(aside, webFolder).catch(async (error: unknown) => {
    await rm(aside, { recursive: true, force: true });
    if (!(await exists(join(webFolder, "index.html")))) throw error;
  });
  await clearOld(folder, webFolder);
  return { webFolder, built: true };
};
