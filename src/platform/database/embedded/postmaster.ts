import { readFile, readdir, readlink, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";

import type { DataFolder } from "./data-folder.ts";
import { errorCode, tolerate } from "./error-code.ts";
import { runProgram } from "./run-program.ts";

/** What PostgreSQL writes about itself into `postmaster.pid`. After a kill -9 it is stale and its pid may be another's. */
export type PostmasterFile = {
  readonly pid: number;
  /** Seconds since the epoch at which the server started. */
  readonly startedAt: string;
  readonly port: number;
  /** Empty where the server listens on TCP only. */
  readonly socketDirectory: string;
  readonly status: string;
};

/** Reads `postmaster.pid`; undefined when there is none or it is not written to its end. */
export const readPostmasterFile = async ({ cluster }: DataFolder): Promise<PostmasterFile | undefined> => {
  const text = await tolerate(readFile(join(cluster, "postmaster.pid"), "utf8"), ["ENOENT"], "");
  const [pid = "", , startedAt = "", port = "", socketDirectory = "", , , status = ""] = text.split("\n").map((line) => line.trim());
  if (!/^\d+$/.test(pid)) return undefined;
  return { pid: Number(pid), startedAt, port: Number(port), socketDirectory, status };
};

/** Removes an empty `postmaster.pid`, the remnant of a power cut; a server that is starting fills it within moments. */
export const clearEmptyPostmasterFile = async ({ cluster }: DataFolder): Promise<void> => {
  const path = join(cluster, "postmaster.pid");
  const found = await tolerate(stat(path), ["ENOENT"], undefined);
  if (found?.size === 0 && Date.now() - found.mtimeMs > 5000) await rm(path, { force: true });
};

/** Whether a process with this pid exists, whosever it is. */
export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
};

const commandOf = async (pid: number): Promise<readonly string[]> => {
  if (process.platform === "linux") {
    return (await tolerate(readFile(`/proc/${pid}/cmdline`, "utf8"), ["ENOENT", "ESRCH"], "")).split("\0");
  }
  const { output } = await runProgram({ prefix: [] }, "ps", ["-ww", "-o", "command=", "-p", String(pid)]);
  return output.split(/ (?=-)|(?<=-D) /);
};

/**
 * Whether this very process is the PostgreSQL of the folder: a pid alone proves nothing, pids are used again. A zombie is not.
 * Windows shows no other's command line here; there a live pid counts.
 */
export const isPostmaster = async (pid: number, { cluster }: DataFolder): Promise<boolean> => {
  if (!isAlive(pid) || process.platform === "win32") return isAlive(pid);
  const [program = "", ...args] = await commandOf(pid);
  return basename(program) === "postgres" && args[args.indexOf("-D") + 1] === cluster;
};

/** The server named in `postmaster.pid`, if it runs. */
export const findPostmaster = async (folder: DataFolder): Promise<PostmasterFile | undefined> => {
  const file = await readPostmasterFile(folder);
  return file !== undefined && (await isPostmaster(file.pid, folder)) ? file : undefined;
};

/** Pids of processes that a killed server left behind and that still work in its directory (Linux; elsewhere none are seen). */
export const findLeftOvers = async ({ cluster }: DataFolder): Promise<readonly string[]> => {
  if (process.platform !== "linux") return [];
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const worksHere = await Promise.all(pids.map(async (pid) => (await readlink(`/proc/${pid}/cwd`).catch(() => "")) === cluster));
  return pids.filter((_, index) => worksHere[index]);
};
