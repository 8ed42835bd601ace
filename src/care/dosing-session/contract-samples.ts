import * as z from "zod/mini";

import { id, instant } from "#platform/http/schema.ts";

import { sampleParameters, sampleStatuses } from "./rules/sample.ts";

/** A value as the device sent it: a number, text, or nothing. It is judged, never trusted, and never refused. */
const sent = z.nullable(z.union([z.number(), z.string().check(z.maxLength(64))]));

const sampleValues = z.partialRecord(z.enum(sampleParameters), sent);

/** One moment of a device. `observedAt` is the gateway's clock; `deviceAt` the device's own, which may be wrong. */
export const sentSample = z.object({
  sequence: z.int().check(z.minimum(0)),
  observedAt: instant,
  deviceAt: z.optional(z.nullable(instant)),
  /** `test`, `demonstration` and `in-error` are kept as sent and never judged. */
  status: z.prefault(z.enum(sampleStatuses), "measured"),
  values: sampleValues,
  /** Only when they differ from mm[Hg] and Cel. */
  units: z.optional(z.object({ pressure: z.optional(z.enum(["mm[Hg]", "kPa"])), temperature: z.optional(z.enum(["Cel", "[degF]"])) })),
});
export type SentSample = z.output<typeof sentSample>;

export const sampleBatch = z.object({
  deviceId: z.string().check(z.minLength(1), z.maxLength(100)),
  /** A simulator says so; its values are marked wherever they are shown. */
  simulated: z.prefault(z.boolean(), false),
  samples: z.array(sentSample).check(z.minLength(1), z.maxLength(1_000)),
});
export type SampleBatch = z.output<typeof sampleBatch>;

/** What became of each sample of a batch; the four add up to the samples sent. The same batch again answers the same. */
export const sampleBatchAnswer = z.object({
  batchId: id,
  /** Has at least one value that was judged. */
  accepted: z.number(),
  /** Has no value at all: blanks, zeros, words in place of a number. */
  noSignal: z.number(),
  /** Said before, at the same moment with the same values. */
  duplicates: z.number(),
  /** Has only values that cannot be so; kept as sent, not judged. */
  implausible: z.number(),
  repeated: z.boolean(),
});
export type SampleBatchAnswer = z.output<typeof sampleBatchAnswer>;
