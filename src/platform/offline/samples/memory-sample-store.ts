import { batchOf, grown, mostInBatch, type KeptSample, type Loss, type LossReason } from "./kept-sample.ts";
import type { SampleStore } from "./sample-store.ts";
import { summaryOf } from "./summary-of.ts";

/** Samples that last as long as the tab: for tests, and for a browser that refuses to keep anything. */
export const memorySampleStore = (): SampleStore => {
  let [kept, losses, order]: [readonly KeptSample[], ReadonlyMap<string, Loss>, number] = [[], new Map(), 0];

  const lose = (samples: readonly KeptSample[], why: LossReason): void => {
    for (const { personId, at } of samples) {
      const key = `${personId} ${why}`;
      losses = new Map(losses).set(key, grown(losses.get(key), { personId, why, count: 1, since: at }));
    }
  };

  return {
    add: async (sample) => void (kept = [...kept, { ...sample, order: (order += 1) }]),
    claim: async (personId, newId) => {
      const mine = kept.filter((one) => one.personId === personId);
      const [first] = mine;
      if (first === undefined) return undefined;
      if (first.batchId !== undefined)
        return batchOf(
          first.batchId,
          kept.filter((one) => one.batchId === first.batchId),
        );
      const batchId = newId();
      const next = mine
        .filter((one) => one.path === first.path && one.deviceId === first.deviceId && one.batchId === undefined)
        .slice(0, mostInBatch);
      kept = kept.map((one) => (next.includes(one) ? { ...one, batchId } : one));
      return batchOf(batchId, next);
    },
    settle: async (batchId, as) => {
      const mine = kept.filter((one) => one.batchId === batchId);
      if (as === "refused") lose(mine, as);
      kept = kept.filter((one) => one.batchId !== batchId);
    },
    handOver: async (from, to, path, since) => {
      const moves = (one: KeptSample): boolean =>
        one.personId === from && one.path === path && Temporal.Instant.compare(one.at, since) >= 0;
      kept = kept.map((one) => (moves(one) ? { ...one, personId: to } : one));
    },
    trim: async (most) => {
      const over = kept.filter(({ batchId }) => batchId === undefined).slice(0, Math.max(0, kept.length - most));
      lose(over, "full");
      kept = kept.filter((one) => !over.includes(one));
    },
    read: async () => summaryOf(kept, [...losses.values()]),
    forgetLosses: async () => void (losses = new Map()),
  };
};
