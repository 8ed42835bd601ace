import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { buildWeb } from "../../src/apps/cli/build-web.ts";
import { takeTurn } from "../../src/platform/database/embedded/take-turn.ts";
import { root } from "../step.ts";
import { killPostgres, postmasterOf } from "./processes.ts";

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** The real program, running as a child. */
export type Program = {
  readonly pid: number;
  /** All that it has printed so far. */
  readonly said: () => string;
  readonly ended: Promise<Ended>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Waits for a line that it prints. @returns what the groups of the pattern caught. Fails when it ends before. */
  readonly line: (pattern: RegExp) => Promise<readonly string[]>;
};

export type Run = {
  readonly data: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Words before `node`: whom to run as. */
  readonly prefix?: readonly string[];
  /** What runs the program; this Node.js unless told. */
  readonly node?: readonly string[];
  /** Another checkout than this one. */
  readonly checkout?: string;
  /** In a process group of its own, as a terminal gives to a command. */
  readonly ownGroup?: boolean;
};

export const secret = "not-a-secret-but-long-enough-for-the-tests";

const patience = 60_000;
const folders: string[] = [];
const running = new Set<Program>();

/** Waits until it is so, or for a minute. Unlike `expect.poll` it may be used in hooks and in tests that run side by side. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const begun = performance.now();
  while (!(await isSo()) && performance.now() - begun < patience) await delay(20);
};

/** Ends what a failed test left running and takes the folders away. Every test file calls it at its end: files share this module. */
export const leaveNothing = async (): Promise<void> => {
  const left = [...running];
  for (const program of left) program.kill("SIGKILL");
  // What a killed program started can hold its output open.
  await Promise.race([Promise.all(left.map((program) => program.ended)), delay(5_000)]);
  for (const folder of folders.splice(0)) {
    if (postmasterOf(folder) !== undefined) killPostgres(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
};

/** An empty folder that is gone after the test file. The run's number in its name lets a later run clear it away. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), `kapstone-test-${process.pid}-program-`));
  folders.push(folder);
  return folder;
};

/** The web application as it is now, built once for all tests that only need to serve it. */
export const builtWeb = async (): Promise<{ readonly folder: string; readonly webFolder: string }> => {
  const folder = join(root, ".cache/program-web");
  let webFolder = "";
  await takeTurn(join(root, ".cache/program-web.turn"), async () => {
    ({ webFolder } = await buildWeb(folder));
  });
  return { folder, webFolder };
};

/** A new data folder in which the web application is built already. */
export const newData = async (): Promise<string> => {
  const data = newFolder();
  symlinkSync((await builtWeb()).folder, join(data, "web"));
  return data;
};

/** Nothing of whoever runs the tests reaches the program but the path to programs. */
const environment = ({ data, variables = {} }: Run): Record<string, string> => ({
  PATH: process.env["PATH"] ?? "",
  PORT: "0",
  KAPSTONE_DATA: data,
  KAPSTONE_SECRET: secret,
  // As npm sets it: so the program ends by itself when the test run is killed.
  npm_lifecycle_event: "kapstone",
  ...variables,
});

/** Starts `npm run kapstone -- …words`, without npm between. */
export const run = (words: readonly string[], how: Run): Program => {
  const [first = "", ...rest] = [...(how.prefix ?? []), ...(how.node ?? [process.execPath]), "src/apps/cli/main.ts", ...words];
  const child = spawn(first, rest, {
    cwd: how.checkout ?? root,
    env: environment(how),
    stdio: ["ignore", "pipe", "pipe"],
    detached: how.ownGroup === true,
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => void (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => void (printed += chunk.toString()));
  let isOver = false;
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      isOver = true;
      running.delete(program);
      resolve({ code, signal });
    });
  });
  ended.catch(() => undefined);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${first} could not be started.`);
  const line = async (pattern: RegExp): Promise<readonly string[]> => {
    const found = (): readonly string[] | undefined => pattern.exec(printed)?.slice(1);
    await until(() => found() !== undefined || isOver);
    const caught = found();
    if (caught === undefined) throw new Error(`The program did not say ${String(pattern)}. It said:\n${printed}`);
    return caught;
  };
  const program: Program = { pid, said: () => printed, ended, kill: (signal) => void child.kill(signal), line };
  running.add(program);
  return program;
};

/** Runs a command to its end. */
export const runToEnd = async (words: readonly string[], how: Run): Promise<{ readonly code: number | null; readonly said: string }> => {
  const program = run(words, how);
  const { code } = await program.ended;
  return { code, said: program.said() };
};

/** Starts a server. @returns the program and the address that it tells */
export const serve = async (mode: "start" | "demo", how: Run): Promise<{ readonly program: Program; readonly url: string }> => {
  const program = run([mode], how);
  const [url = ""] = await program.line(/^Kapstone is ready: (\S+)$/m);
  return { program, url };
};

/** Tells it to stop and waits until it has. */
export const stop = async (program: Program): Promise<Ended> => {
  program.kill("SIGTERM");
  return program.ended;
};
