import { open, rename, stat } from "node:fs/promises";

import { tolerate } from "./error-code.ts";

const tenMegabytes = 10 * 1024 * 1024;

const sizeOf = async (path: string): Promise<number> => (await tolerate(stat(path), ["ENOENT"], undefined))?.size ?? 0;

/** Sets a grown log aside as `….1`, replacing an older one. Returns the size of the log that is now written to. */
export const turnLog = async (log: string, limit: number = tenMegabytes): Promise<number> => {
  const size = await sizeOf(log);
  if (size <= limit) return size;
  await tolerate(rename(log, `${log}.1`), ["ENOENT"], undefined);
  return sizeOf(log);
};

/** What was written to the log from a position on, its last 4,000 bytes at most. */
export const readLogFrom = async (log: string, position: number): Promise<string> => {
  const size = await sizeOf(log);
  const from = Math.max(position, size - 4000);
  if (size <= from) return "";
  const handle = await open(log, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
    return buffer.toString("utf8", 0, bytesRead).trim();
  } finally {
    await handle.close();
  }
};
