import * as z from "zod/mini";

import { businessTimes, countKinds, destructionMethods, returnTargets, wasteMethods, wasteReasons } from "./events.ts";

/** What one kind of entry says beyond its amount; each field belongs to the kinds that have it. */
export const entryDetails = z.object({
  reason: z.optional(z.enum(wasteReasons)),
  method: z.optional(z.enum([...new Set([...wasteMethods, ...destructionMethods])])),
  countKind: z.optional(z.enum(countKinds)),
  businessTime: z.optional(z.enum(businessTimes)),
  location: z.optional(z.string()),
  fullContainers: z.optional(z.int()),
  openMicrograms: z.optional(z.int()),
  /** How many pieces were taken out or put back. */
  units: z.optional(z.int()),
  target: z.optional(z.enum(returnTargets)),
  to: z.optional(z.string()),
  toDea: z.optional(z.string()),
  reference: z.optional(z.string()),
  daysSupply: z.optional(z.int()),
  directions: z.optional(z.string()),
  labelPrinted: z.optional(z.boolean()),
  /** The number of the report of the monitoring programme, or why it was not asked. */
  programme: z.optional(z.string()),
  programmeAt: z.optional(z.string()),
  /** What an amended receipt says now, by field. */
  amended: z.optional(z.record(z.string(), z.string())),
});
export type EntryDetails = z.output<typeof entryDetails>;
