import type { DeviceSample } from "./read-device.ts";

export type SampleSenderOptions = {
  /** Sends a batch under an id; the same id again is one batch. `refused`: it will never be taken. Throws where it may be tried again. */
  readonly send: (batch: UnsentBatch) => Promise<"taken" | "refused">;
  readonly newId: () => string;
};

export type UnsentBatch = { readonly batchId: string; readonly deviceId: string; readonly samples: readonly DeviceSample[] };

/** The most that a batch may hold, and the most that waits on a tablet without a network: more than eight hours of three devices. */
const mostInBatch = 500;
const mostWaiting = 100_000;

/** Keeps what devices stream until the server has it: in order, each batch under one id for as long as it takes. */
export const openSampleSender = ({ send, newId }: SampleSenderOptions) => {
  const waiting = new Map<string, DeviceSample[]>();
  let [dropped, flight, sending]: [number, UnsentBatch | undefined, boolean] = [0, undefined, false];

  const nextBatch = (): UnsentBatch | undefined => {
    for (const [deviceId, samples] of waiting) {
      if (samples.length === 0) continue;
      return { batchId: newId(), deviceId, samples: samples.splice(0, mostInBatch) };
    }
    return undefined;
  };
  const count = (): number => [...waiting.values()].reduce((sum, samples) => sum + samples.length, flight?.samples.length ?? 0);

  return {
    /** Samples that the server does not have yet. */
    waiting: count,
    /** Samples that were let go, because the tablet could keep no more or the server refused them. */
    dropped: (): number => dropped,
    add: (deviceId: string, sample: DeviceSample): void => {
      const samples = waiting.get(deviceId) ?? [];
      waiting.set(deviceId, samples);
      samples.push(sample);
      if (count() > mostWaiting) {
        samples.shift();
        dropped += 1;
      }
    },
    /** Sends what waits, batch after batch, until one cannot be sent. */
    flush: async (): Promise<void> => {
      if (sending) return;
      sending = true;
      try {
        for (flight ??= nextBatch(); flight !== undefined; flight = nextBatch()) {
          if ((await send(flight)) === "refused") dropped += flight.samples.length;
          flight = undefined;
        }
      } catch {
        // It is tried again under the same id.
      } finally {
        sending = false;
      }
    },
  };
};
