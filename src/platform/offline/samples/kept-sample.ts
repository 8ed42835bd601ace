import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { id, instant } from "../../http/schema.ts";
import type { Unsent } from "../unsent.ts";

const stored = {
  /** Under whose sign-in it came; only that person's sign-in sends it. */
  personId: id,
  /** Where its batch is sent; a POST. */
  path: z.string(),
  deviceId: z.string(),
  /** When it was so, by the server's clock. */
  at: instant,
  /** As it is sent: plain JSON. */
  sample: z.record(z.string(), z.unknown()),
};

/** One moment of a device, as a tab hands it over. */
const newSample = z.object(stored);
export type NewSample = z.infer<typeof newSample>;

/** How a sample is kept on the device: everything comes back through this schema. */
export const keptSample = z.object({ ...stored, order: z.number(), batchId: z.optional(id) });
export type KeptSample = z.infer<typeof keptSample>;

/** What is sent at once: samples of one device, one place and one person, in order. The same id always holds the same samples. */
export type KeptBatch = {
  readonly batchId: Uuid;
  readonly personId: Uuid;
  readonly path: string;
  /** The exact JSON text. */
  readonly body: string;
  readonly count: number;
};

/** The most that one batch holds. */
export const mostInBatch = 500;

/** The most that a device keeps, of everybody: nine hours of three devices that say something every second. */
export const mostKept = 100_000;

/** Samples that no server will have. `full`: the device could keep no more; `refused`: the server will never take them. */
const lossReason = z.enum(["full", "refused"]);
export type LossReason = z.infer<typeof lossReason>;

/** How many of a person's samples were let go for one reason, until a person has seen it. `since`: the oldest of them. */
export const loss = z.object({ personId: id, why: lossReason, count: z.number(), since: instant });
export type Loss = z.infer<typeof loss>;

export type KeptSummary = { readonly unsent: readonly Unsent[]; readonly losses: readonly Loss[] };

/** What goes together from the oldest sample on: the batch that was on its way, or the next of the same device, place and person. */
export const batchOf = (batchId: Uuid, samples: readonly KeptSample[]): KeptBatch | undefined => {
  const [first] = samples;
  if (first === undefined) return undefined;
  const { personId, path, deviceId } = first;
  return {
    batchId,
    personId,
    path,
    body: JSON.stringify({ deviceId, samples: samples.map(({ sample }) => sample) }),
    count: samples.length,
  };
};

/** A loss after one more of the same person and reason. */
export const grown = (known: Loss | undefined, more: Loss): Loss => {
  if (known === undefined) return more;
  const since: Instant = Temporal.Instant.compare(known.since, more.since) <= 0 ? known.since : more.since;
  return { ...known, count: known.count + more.count, since };
};
