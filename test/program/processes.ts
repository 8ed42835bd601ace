import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export type Process = { readonly pid: number; readonly parent: number; readonly command: string };

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

const inProc = (pid: string): readonly Process[] => {
  // The name in brackets may hold anything; state and parent follow it. A zombie has ended.
  const [state, parent] = (/\) (\S) (\d+)/.exec(read(`/proc/${pid}/stat`)) ?? []).slice(1);
  if (state === undefined || state === "Z") return [];
  return [{ pid: Number(pid), parent: Number(parent), command: read(`/proc/${pid}/cmdline`).replaceAll("\0", " ") }];
};

const fromPs = (): readonly Process[] =>
  execFileSync("ps", ["-axwwo", "pid=,ppid=,stat=,command="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, pid, parent, state = "Z", command = ""] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      return state.startsWith("Z") ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });

/** Every process that runs on this machine now. */
export const processes = (): readonly Process[] =>
  process.platform === "linux"
    ? readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap(inProc)
    : fromPs();

/** The postmaster of a data folder, if it runs. */
export const postmasterOf = (dataFolder: string): number | undefined =>
  processes().find(({ command }) => command.includes(`-D ${dataFolder}/postgres/cluster `))?.pid;

/** Kills a data folder's postmaster and all its children, as a machine does that runs out of memory. Throws when none runs. */
export const killPostgres = (dataFolder: string): void => {
  const postmaster = postmasterOf(dataFolder);
  if (postmaster === undefined) throw new Error(`No PostgreSQL runs in ${dataFolder}.`);
  const all = processes().filter(({ pid, parent }) => pid === postmaster || parent === postmaster);
  for (const { pid } of all.toSorted((one) => (one.pid === postmaster ? -1 : 1))) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Ended with its postmaster.
    }
  }
};
