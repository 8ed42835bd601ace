import type { Entry } from "./entry.ts";
import { memoryStore } from "./memory-store.ts";
import type { Store } from "./store.ts";

/** Places far behind those that the device's own store gives. */
const afterAll = 1_000_000_000;

/**
 * A store that goes on in memory when the device refuses to keep an entry (its disk is full, its browser is private): the command is
 * still sent while the tab lives. `onLoss` is told once, so that the person is.
 */
export const fallbackStore = (device: Store, onLoss: () => void): Store => {
  const memory = memoryStore(afterAll);
  let told = false;
  const lost = (): void => {
    if (!told) onLoss();
    told = true;
  };
  const kept = async <Result>(work: Promise<Result>, otherwise: Result): Promise<Result> => {
    try {
      return await work;
    } catch {
      lost();
      return otherwise;
    }
  };
  return {
    ...device,
    add: async (entry) => {
      const onDevice = await kept<Entry | undefined>(device.add(entry), undefined);
      return onDevice ?? memory.add(entry);
    },
    readEntries: async () => {
      const onDevice = await kept(device.readEntries(), { entries: [], unreadable: 0 });
      const inMemory = await memory.readEntries();
      return { entries: [...onDevice.entries, ...inMemory.entries], unreadable: onDevice.unreadable };
    },
    replace: async (entry) => {
      await memory.replace(entry);
      if (entry.order < afterAll) await kept(device.replace(entry), undefined);
    },
    remove: async (commandIds) => {
      await memory.remove(commandIds);
      await kept(device.remove(commandIds), undefined);
    },
    readFacts: (stream) => kept(device.readFacts(stream), []),
    addFacts: (stream, facts) => kept(device.addFacts(stream, facts), undefined),
    forgetFacts: () => kept(device.forgetFacts(), undefined),
    readClock: () => kept(device.readClock(), undefined),
    writeClock: (clock) => kept(device.writeClock(clock), undefined),
  };
};
