import { existsSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { errorCode } from "../src/platform/database/embedded/error-code.ts";
import { startEmbeddedPostgres } from "../src/platform/database/embedded/start-embedded-postgres.ts";

const folderName = /^kapstone-test-(\d+)-/;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== "ESRCH";
  }
};

const isRunning = (folder: string): boolean => existsSync(join(folder, "cluster", "postmaster.pid"));

/**
 * Takes away what a killed test run left: its server, when nobody else uses it, and its folder. A run in another container can
 * look dead from here; its server then keeps running, because it holds a lease, and so keeps its folder.
 */
export const clearAbandoned = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir())) {
    const pid = folderName.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    if (isRunning(folder))
      await startEmbeddedPostgres({ dataDirectory: folder })
        .then((server) => server.stop())
        .catch(() => undefined);
    if (!isRunning(folder)) rmSync(folder, { recursive: true, force: true });
  }
};

const sleep = (milliseconds: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Ends the run's own server without waiting for its sessions and removes its folder; for a process that is exiting. */
export const endAtOnce = (pid: number | undefined, folder: string): void => {
  if (pid !== undefined && isAlive(pid)) {
    process.kill(pid, "SIGQUIT");
    for (let tries = 0; tries < 100 && isRunning(folder); tries += 1) sleep(20);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
};
