import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { access, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = new URL("../../../", import.meta.url).pathname;

const isSource = (path: string): boolean => /\.(ts|tsx|css|json|svg|html|png|woff2)$/.test(path) && !/\.test\.tsx?$/.test(path);

/** A digest of what the web application is built from: names, sizes and times, so that an unchanged checkout is not built again. */
const stampOf = async (): Promise<string> => {
  const hash = createHash("sha256");
  const files = (await readdir(join(root, "src"), { recursive: true })).filter(isSource).toSorted();
  const watched = [...files.map((file) => join("src", file)), "package-lock.json", "vite.config.ts"];
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

const runVite = (outFolder: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const said: string[] = [];
    const child = spawn(process.execPath, [vite(), "build", "--outDir", outFolder, "--logLevel", "warn"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The web application could not be built:\n${said.join("")}`))));
  });

/**
 * Builds the web application into `folder` unless this very source is built there already. Two builds at once do not disturb each
 * other: each builds aside and moves its result into place.
 * @returns the folder to serve, and whether it was built now
 */
export const buildWeb = async (folder: string): Promise<{ readonly webFolder: string; readonly built: boolean }> => {
  const webFolder = join(folder, await stampOf());
  if (await exists(join(webFolder, "index.html"))) return { webFolder, built: false };
  const aside = join(folder, `building-${process.pid}`);
  await mkdir(folder, { recursive: true });
  await runVite(aside);
  await rename(aside, webFolder).catch(async (error: unknown) => {
    await rm(aside, { recursive: true, force: true });
    if (!(await exists(join(webFolder, "index.html")))) throw error;
  });
  return { webFolder, built: true };
};
