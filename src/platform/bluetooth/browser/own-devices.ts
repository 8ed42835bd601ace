import * as z from "zod/mini";

const key = "kapstone.bluetooth";
/** More than a room has; the oldest are forgotten. */
const most = 20;

const read = (): readonly string[] => {
  try {
    return z.safeParse(z.array(z.string()), JSON.parse(localStorage.getItem(key) ?? "[]")).data ?? [];
  } catch {
    return [];
  }
};

const write = (ids: readonly string[]): void => {
  try {
    localStorage.setItem(key, JSON.stringify(ids.slice(-most)));
  } catch {
    // Storage is full or forbidden: after a reload the device counts as another tablet's.
  }
};

/** Which devices a person connected to this tablet and did not disconnect: the browser's own ids, which no other tablet knows. */
export const ownDevices = {
  has: (id: string): boolean => read().includes(id),
  remember: (id: string): void => write([...read().filter((one) => one !== id), id]),
  forget: (id: string): void => write(read().filter((one) => one !== id)),
} as const;
