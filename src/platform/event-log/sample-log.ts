import { createHash } from "node:crypto";
import * as z from "zod/mini";

import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { StreamDefinition } from "#kernel/stream.ts";

import { newId } from "../ambient/new-id.ts";
import { openDatabase, type Database } from "../database/database.ts";
import { statement } from "../database/query.ts";
import { openTestDatabase, type TestDatabase } from "../database/test-database.ts";
import { asOwner } from "../database/test-template.ts";
import { inClinic } from "../database/transaction.ts";
import { beginning, type Cursor } from "./cursor.ts";
import { execute, type ClinicalLog, type Envelope, type Outcome, type Target } from "./execute.ts";
import { projection, type Projection } from "./projection.ts";
import { sealClinic } from "./seal.ts";
import { streamCache } from "./stream-cache.ts";
import { readTail } from "./tail.ts";

// A stream of its own for the tests of the log: a watch that is started, noted on, and closed.
export type WatchEvent = { readonly type: "started" } | { readonly type: "noted"; readonly text: string } | { readonly type: "closed" };
export type Watch = { readonly status: "none" | "open" | "closed"; readonly notes: readonly string[] };

const stored = z.discriminatedUnion("type", [
  z.object({ type: z.literal("started") }),
  z.object({ type: z.literal("noted"), text: z.string() }),
  z.object({ type: z.literal("closed") }),
]);

export const watchStream: StreamDefinition<Watch, WatchEvent> = {
  kind: "watch",
  schemaVersion: 1,
  initial: { status: "none", notes: [] },
  evolve: (watch, { event }) => {
    switch (event.type) {
      case "started":
        return { ...watch, status: "open" };
      case "noted":
        return { ...watch, notes: [...watch.notes, event.text] };
      case "closed":
        return { ...watch, status: "closed" };
    }
  },
  parse: ({ type, payload }) => z.parse(stored, { ...z.parse(z.record(z.string(), z.unknown()), payload), type }),
};

export const start = (watch: Watch): Decision<WatchEvent> =>
  watch.status === "none" ? accept<WatchEvent>({ type: "started" }) : refuse("WATCH-1", "It has started already.");

export const note =
  (...texts: readonly string[]) =>
  (watch: Watch): Decision<WatchEvent> =>
    watch.status === "open"
      ? accept<WatchEvent>(...texts.map((text) => ({ type: "noted", text }) as const))
      : refuse("WATCH-2", "It is not open.");

export const watchProjection: Projection = projection(watchStream, ["watch", "watch_note"], (place, fact) => {
  const { clinicId, episodeId, streamId } = place;
  switch (fact.event.type) {
    case "started":
      return [
        statement`insert into watch (clinic_id, watch_id, episode_id, status, notes, since)
          values (${clinicId}, ${streamId}, ${episodeId}, 'open', 0, ${fact.observedAt})`,
      ];
    case "noted":
      return [
        statement`insert into watch_note (clinic_id, watch_id, version, text, by, noted_at)
          values (${clinicId}, ${streamId}, ${fact.version}, ${fact.event.text}, ${fact.actor.id}, ${fact.receivedAt})`,
        statement`update watch set notes = notes + 1 where clinic_id = ${clinicId} and watch_id = ${streamId}`,
      ];
    case "closed":
      return [statement`update watch set status = 'closed' where clinic_id = ${clinicId} and watch_id = ${streamId}`];
  }
});

const sampleTables = `
  create table watch (clinic_id uuid not null, watch_id uuid not null, episode_id uuid not null, status text not null,
    notes integer not null, since timestamptz not null, primary key (clinic_id, watch_id));
  call guard_by_clinic('watch');
  create table watch_note (clinic_id uuid not null, watch_id uuid not null, version integer not null, text text not null,
    by uuid not null, noted_at timestamptz not null, primary key (clinic_id, watch_id, version));
  call guard_by_clinic('watch_note');
  create table directory_entry (clinic_id uuid not null, entry_id uuid not null, name text not null, primary key (clinic_id, entry_id));
  call guard_by_clinic('directory_entry');`;

export const logOn = (database: Database, projections: readonly Projection[] = [watchProjection]): ClinicalLog => ({
  database,
  projections,
  cache: streamCache(),
  onAppended: () => undefined,
});

export type SampleLog = TestDatabase & {
  readonly log: ClinicalLog;
  /** The same database as another server process has it: its own connections and its own cache. */
  readonly openOther: () => ClinicalLog;
};

/** A database for the tests of the log, with the tables of the watch. */
export const openSampleLog = async (options: { readonly connections?: number } = {}): Promise<SampleLog> => {
  const test = await openTestDatabase(options);
  await asOwner(test.connection, (owner) => owner.query(sampleTables));
  const others: Database[] = [];
  const openOther = (): ClinicalLog => {
    const other = openDatabase(test.connection, options);
    others.push(other);
    return logOn(other);
  };
  const close = async (): Promise<void> => {
    await Promise.all(others.map((other) => other.close()));
    await test.close();
  };
  return { ...test, log: logOn(test.database), openOther, close };
};

export const envelope = (clinicId: Uuid, content: string, over: Partial<Envelope> = {}): Envelope => {
  const now = Temporal.Now.instant();
  return {
    clinicId,
    commandId: newId(),
    digest: createHash("sha256").update(content).digest(),
    actor: { kind: "staff", id: newId() },
    observedAt: now.subtract({ seconds: 5 }),
    deviceAt: null,
    receivedAt: now,
    admit: () => Promise.resolve(true),
    ...over,
  };
};

type WatchPlace = { readonly clinicId: Uuid; readonly episodeId: Uuid; readonly streamId: Uuid };

/** Sends one command to a watch, as a route would. */
export const send = (
  log: ClinicalLog,
  place: WatchPlace,
  decide: Target<Watch, WatchEvent>["decide"],
  over: Partial<Envelope> & { readonly content?: string } = {},
): Promise<Outcome<WatchEvent>> => {
  const { content = "content", ...rest } = over;
  return execute(log, envelope(place.clinicId, content, rest), { ...place, stream: watchStream, decide });
};

export const newWatch = (clinicId: Uuid): WatchPlace => ({ clinicId, episodeId: newId(), streamId: newId() });

/** A watch that was started and has these notes, each by a command of its own. */
export const writeWatch = async (log: ClinicalLog, clinicId: Uuid, notes: readonly string[] = []): Promise<WatchPlace> => {
  const place = newWatch(clinicId);
  await send(log, place, start);
  for (const text of notes) await send(log, place, note(text), { content: text });
  return place;
};

/**
 * Seals this many facts of a clinic, in as many seals as that takes. Other test files share the server, and no fact is sealed while one
 * of their transactions is open.
 */
export const sealAll = async (database: Database, clinicId: Uuid, events: number): Promise<number> => {
  let sealed = 0;
  while (sealed < events) sealed += (await sealClinic(database, clinicId, Temporal.Now.instant()))?.events ?? 0;
  return sealed;
};

/** The tail once nothing holds it back: other test files share the server, and their open transactions do so for a moment. */
export const settledTail = async (database: Database, clinicId: Uuid, after: Cursor = beginning): ReturnType<typeof readTail> => {
  for (;;) {
    const batch = await inClinic(database, clinicId, (tx) => readTail(tx, after));
    if (batch.rest !== "held") return batch;
  }
};
