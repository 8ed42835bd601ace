import { memorySampleStore } from "./memory-sample-store.ts";
import type { SampleStore } from "./sample-store.ts";
import { joined } from "./summary-of.ts";

/**
 * A store that goes on in memory when the device refuses to keep a sample (its disk is full, its browser is private): it is still sent
 * while the tab lives. `onLoss` is told at the first one, so that the person is.
 */
export const fallbackSampleStore = (device: SampleStore, onLoss: () => void): SampleStore => {
  const memory = memorySampleStore();
  let told = false;
  const kept = async <Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> => {
    try {
      return await work();
    } catch {
      if (!told) onLoss();
      told = true;
      return otherwise;
    }
  };
  return {
    add: async (sample) => {
      const onDevice = await kept(() => device.add(sample).then(() => true), false);
      if (!onDevice) await memory.add(sample);
    },
    claim: async (personId, newId) => {
      const onDevice = await kept(() => device.claim(personId, newId), undefined);
      return onDevice ?? memory.claim(personId, newId);
    },
    settle: async (batchId, as) => {
      await kept(() => device.settle(batchId, as), undefined);
      await memory.settle(batchId, as);
    },
    handOver: async (...moved) => {
      await kept(() => device.handOver(...moved), undefined);
      await memory.handOver(...moved);
    },
    trim: async (most) => {
      await kept(() => device.trim(most), undefined);
      await memory.trim(most);
    },
    read: async () => joined(await kept(() => device.read(), { unsent: [], losses: [] }), await memory.read()),
    forgetLosses: async () => {
      await kept(() => device.forgetLosses(), undefined);
      await memory.forgetLosses();
    },
  };
};
