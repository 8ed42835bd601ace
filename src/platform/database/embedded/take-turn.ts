import { rm, stat, utimes, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

import { tolerate } from "./error-code.ts";

const beatEvery = 500;
const forgottenAfter = 4000;

const isFresh = async (marker: string): Promise<boolean> => {
  const found = await tolerate(stat(marker), ["ENOENT"], undefined);
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) < forgottenAfter;
};

const place = (marker: string): Promise<boolean> =>
  tolerate(
    writeFile(marker, String(process.pid), { flag: "wx", mode: 0o600 }).then(() => true),
    ["EEXIST"],
    false,
  );

/**
 * Lets processes do expensive work one after the other. It is a courtesy, not a lock: after four seconds without a sign of life the
 * turn passes on, so `work` must be safe when two do it at once.
 * @param marker path of the file that shows whose turn it is
 */
export const takeTurn = async (marker: string, work: () => Promise<void>): Promise<void> => {
  while (!(await place(marker))) {
    if (!(await isFresh(marker))) await rm(marker, { force: true });
    else await delay(50);
  }
  const beat = setInterval(() => void utimes(marker, new Date(), new Date()).catch(() => undefined), beatEvery);
  try {
    await work();
  } finally {
    clearInterval(beat);
    await rm(marker, { force: true });
  }
};
