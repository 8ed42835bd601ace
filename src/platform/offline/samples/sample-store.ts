import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { KeptBatch, KeptSummary, LossReason, NewSample } from "./kept-sample.ts";

/** Where a device keeps what its own devices said and the server does not have yet. All tabs of a browser share one; it outlives them. */
export type SampleStore = {
  /** Resolves when it is on the device. */
  readonly add: (sample: NewSample) => Promise<void>;
  /** This person's batch that is on its way, or the next one, which is from now on the same whoever asks; undefined when nothing waits. */
  readonly claim: (personId: Uuid, newId: () => Uuid) => Promise<KeptBatch | undefined>;
  /** Takes a batch away for good; a refused one is counted as lost. One that is gone stays gone. */
  readonly settle: (batchId: Uuid, as: "taken" | Extract<LossReason, "refused">) => Promise<void>;
  /** What one person has waiting for a place since a moment becomes another's, who went on there. */
  readonly handOver: (from: Uuid, to: Uuid, path: string, since: Instant) => Promise<void>;
  /** Lets the oldest go, and counts them, where more than `most` are kept. Those that are on their way stay. */
  readonly trim: (most: number) => Promise<void>;
  readonly read: () => Promise<KeptSummary>;
  /** A person has seen what was lost. */
  readonly forgetLosses: () => Promise<void>;
};
