import { setTimeout as delay } from "node:timers/promises";

import type { DataFolder } from "./data-folder.ts";
import { dropSocketDirectory } from "./endpoint.ts";
import { isPostmaster, readPostmasterFile, type PostmasterFile } from "./postmaster.ts";
import type { ServerControl, StopMode } from "./server-control.ts";
import type { LazySite } from "./site.ts";

const isGone = async (folder: DataFolder, { pid }: PostmasterFile): Promise<boolean> =>
  (await readPostmasterFile(folder))?.pid !== pid && !(await isPostmaster(pid, folder));

const waitUntilGone = async (folder: DataFolder, server: PostmasterFile, patience: number): Promise<boolean> => {
  const until = performance.now() + patience;
  while (!(await isGone(folder, server))) {
    if (performance.now() > until) return false;
    await delay(10);
  }
  return true;
};

/**
 * Stops the server and waits for its end; a fast shutdown that takes too long turns into an immediate one.
 * @param patience milliseconds for each of the two
 */
export const shutDown = async (
  control: ServerControl,
  place: LazySite,
  server: PostmasterFile,
  mode: StopMode,
  log: (line: string) => void,
  patience: number = 10_000,
): Promise<void> => {
  const { folder } = place;
  // The pid is another's as soon as the server is gone: look before every signal.
  if (await isPostmaster(server.pid, folder)) await control.askToStop(place, server, mode);
  if (!(await waitUntilGone(folder, server, patience))) {
    if (mode === "immediate") throw new Error(`PostgreSQL (pid ${server.pid}) does not stop. See ${folder.log}.`);
    log("PostgreSQL did not stop in time; it is told to stop at once (committed data is safe).");
    return shutDown(control, place, server, "immediate", log, patience);
  }
  await dropSocketDirectory(folder, server.socketDirectory);
};
