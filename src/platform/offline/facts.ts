import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import type { Recorded, StreamDefinition } from "#kernel/stream.ts";

import { id, instant } from "../http/schema.ts";
import { actor } from "./entry.ts";

/** One stream of the clinical log: its kind and its id. */
export type StreamKey = { readonly kind: string; readonly id: Uuid };

/** A fact as the log holds it, before its stream's parser has read it. */
export const storedFact = z.object({
  version: z.number(),
  observedAt: instant,
  deviceAt: z.nullable(instant),
  clockOffsetMs: z.optional(z.number()),
  receivedAt: z.nullable(instant),
  actor,
  commandId: id,
  type: z.string(),
  schemaVersion: z.number(),
  payload: z.unknown(),
});
export type StoredFact = z.infer<typeof storedFact>;

/** What `GET …/facts?after=version` asks and answers: every fact of the stream after that version, oldest first. */
export const factsQuery = z.object({
  after: z.pipe(z.prefault(z.string().check(z.regex(/^\d{1,9}$/)), "0"), z.transform(Number)),
});
export const factsAnswer = z.object({ facts: z.array(storedFact) });
export type FactsAnswer = z.infer<typeof factsAnswer>;

/** Reads a fact with its stream's own parser. */
export const toRecorded = <Event extends { readonly type: string }>(
  parse: StreamDefinition<unknown, Event>["parse"],
  { type, schemaVersion, payload, ...when }: StoredFact,
): Recorded<Event> => ({ ...when, event: parse({ type, schemaVersion, payload }) });
