import * as z from "zod/mini";

const value = z.union([z.number(), z.array(z.number()), z.string()]);

export const protocolEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("setting-change-signed"),
    changeId: z.string(),
    key: z.string(),
    /** `null` is the shipped default, whatever it is. */
    value: z.nullable(value),
    /** What held when it was signed, and the default of that day. */
    previous: value,
    shipped: value,
    unit: z.nullable(z.string()),
    reason: z.string(),
    needsSecond: z.boolean(),
  }),
  z.object({
    type: z.literal("setting-changed"),
    changeId: z.string(),
    key: z.string(),
    value: z.nullable(value),
    /** The clinic's protocol from here on: 1, 2, 3 … */
    protocolVersion: z.number(),
  }),
  z.object({ type: z.literal("setting-change-declined"), changeId: z.string(), note: z.string() }),
  z.object({ type: z.literal("setting-change-withdrawn"), changeId: z.string(), note: z.string() }),
]);

export type ProtocolEvent = z.output<typeof protocolEvent>;
