import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#kernel/stream.ts";

import { id, instant } from "../http/schema.ts";

export const actor = z.object({ kind: z.enum(["staff", "patient", "device", "system"]), id });

/** Why the server did not take a command (RFC 9457), in words for the person who acted. */
export const refusedProblem = z.object({
  status: z.number(),
  type: z.string(),
  title: z.string(),
  detail: z.string(),
  rule: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
});
export type RefusedProblem = z.infer<typeof refusedProblem>;

const entryState = z.discriminatedUnion("status", [
  z.object({ status: z.literal("waiting") }),
  /** The stream's version that holds the command's last fact. */
  z.object({ status: z.literal("acknowledged"), version: z.number() }),
  z.object({ status: z.literal("refused"), problem: refusedProblem }),
]);
export type EntryState = z.infer<typeof entryState>;

const stored = {
  commandId: id,
  streamKey: z.object({ kind: z.string(), id }),
  episodeId: id,
  /** Who acted; only this person's sign-in may send it. */
  actor,
  method: z.literal("POST"),
  path: z.string(),
  /** The exact JSON text: a resend must be the same byte for byte. */
  body: z.string(),
  /** When it was so, as the person says; by the server's clock. */
  observedAt: instant,
  /** When the person acted: the device's clock corrected by the known offset. */
  madeAt: instant,
  /** What the device's own clock said at that moment. */
  deviceAt: instant,
  /** By how much it was corrected, in milliseconds; left out while the server's clock is not known. */
  clockOffsetMs: z.optional(z.number()),
  /** The facts that the rules made of it on this device, as the server would store them. */
  facts: z.array(z.object({ type: z.string(), schemaVersion: z.number(), payload: z.unknown() })),
};

/** A command as the person made it, before the store gave it its place. */
const newEntry = z.object(stored);
export type NewEntry = z.infer<typeof newEntry>;

/** How an entry is kept on the device: everything comes back through this schema. */
export const entrySchema = z.object({ ...stored, order: z.number(), state: entryState, tries: z.number() });
export type Entry = z.infer<typeof entrySchema>;

/** The plain values in which an entry is kept on the device. */
export const toStored = <One extends NewEntry>(entry: One) => ({
  ...entry,
  observedAt: entry.observedAt.toString(),
  madeAt: entry.madeAt.toString(),
  deviceAt: entry.deviceAt.toString(),
});

/** Commands of one lane go strictly one after the other: the same person, the same episode of care. */
export const laneOf = (entry: { readonly actor: Actor; readonly episodeId: Uuid }): string => `${entry.actor.id}/${entry.episodeId}`;
