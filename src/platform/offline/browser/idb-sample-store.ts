import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import {
  batchOf,
  grown,
  keptSample,
  loss,
  mostInBatch,
  type KeptBatch,
  type KeptSample,
  type KeptSummary,
  type Loss,
  type LossReason,
} from "../samples/kept-sample.ts";
import type { SampleStore } from "../samples/sample-store.ts";

type Lane = [personId: Uuid, path: string, deviceId: string];
interface Kept extends DBSchema {
  readonly samples: {
    readonly key: number;
    readonly value: object;
    readonly indexes: { readonly personId: Uuid; readonly batchId: Uuid; readonly lane: Lane };
  };
  readonly losses: { readonly key: [Uuid, LossReason]; readonly value: object };
}
type Database = IDBPDatabase<Kept>;

/** Waits until the disk has it: a dead battery a moment later loses nothing. */
const onDisk = { durability: "strict" } as const;

// A database of its own, as the kept answers have one: raising the outbox' version would wait for tabs that hold the old one.
const open = (name: string): Promise<Database> =>
  openDB<Kept>(`${name}-samples`, 1, {
    upgrade: (database) => {
      const samples = database.createObjectStore("samples", { keyPath: "order", autoIncrement: true });
      samples.createIndex("personId", "personId");
      samples.createIndex("batchId", "batchId");
      samples.createIndex("lane", ["personId", "path", "deviceId"]);
      database.createObjectStore("losses", { keyPath: ["personId", "why"] });
    },
  });

const toStored = <One extends { readonly at: Instant }>(sample: One) => ({ ...sample, at: sample.at.toString() });
const readable = (values: readonly object[]): readonly KeptSample[] => values.flatMap((value) => z.safeParse(keptSample, value).data ?? []);

/** Marks samples as one batch in one transaction, whatever tab asks: who comes second finds them marked. */
const claim = async (database: Database, personId: Uuid, newId: () => Uuid): Promise<KeptBatch | undefined> => {
  const transaction = database.transaction("samples", "readwrite", onDisk);
  const { store } = transaction;
  let cursor = await store.index("personId").openCursor(personId);
  // Those that this version cannot read stay stored, and stay counted.
  while (cursor !== null && readable([cursor.value]).length === 0) cursor = await cursor.continue();
  const [first] = readable(cursor === null ? [] : [cursor.value]);
  if (first === undefined) return undefined;
  if (first.batchId !== undefined) return batchOf(first.batchId, readable(await store.index("batchId").getAll(first.batchId)));
  const batchId = newId();
  const lane: Lane = [first.personId, first.path, first.deviceId];
  const next = readable(await store.index("lane").getAll(lane, mostInBatch)).filter((one) => one.batchId === undefined);
  for (const sample of next) await store.put({ ...toStored(sample), batchId });
  await transaction.done;
  return batchOf(batchId, next);
};

/** Takes samples away and counts what is lost by it, in one transaction. */
const take = async (database: Database, samples: readonly KeptSample[], why: LossReason | undefined): Promise<void> => {
  const transaction = database.transaction(["samples", "losses"], "readwrite");
  const lost = transaction.objectStore("losses");
  const found = new Map<Uuid, Loss>();
  for (const { order, personId, at } of samples) {
    await transaction.objectStore("samples").delete(order);
    if (why !== undefined) found.set(personId, grown(found.get(personId), { personId, why, count: 1, since: at }));
  }
  for (const one of found.values()) {
    const known = z.safeParse(loss, await lost.get([one.personId, one.why])).data;
    const more = grown(known, one);
    await lost.put({ ...more, since: more.since.toString() });
  }
  await transaction.done;
};

const settle = async (database: Database, batchId: Uuid, as: "taken" | "refused"): Promise<void> => {
  const samples = readable(await database.getAllFromIndex("samples", "batchId", batchId));
  await take(database, samples, as === "refused" ? as : undefined);
};

const handOver = async (database: Database, [from, to, path, since]: Parameters<SampleStore["handOver"]>): Promise<void> => {
  const transaction = database.transaction("samples", "readwrite");
  for (const sample of readable(await transaction.store.index("personId").getAll(from))) {
    if (sample.path === path && Temporal.Instant.compare(sample.at, since) >= 0)
      await transaction.store.put({ ...toStored(sample), personId: to });
  }
  await transaction.done;
};

const trim = async (database: Database, most: number): Promise<void> => {
  const over = (await database.count("samples")) - most;
  if (over <= 0) return;
  // One batch at most is on its way, and is passed over.
  const oldest = readable(await database.getAll("samples", undefined, over + mostInBatch));
  await take(database, oldest.filter(({ batchId }) => batchId === undefined).slice(0, over), "full");
};

const summary = async (database: Database): Promise<KeptSummary> => {
  const transaction = database.transaction(["samples", "losses"]);
  const index = transaction.objectStore("samples").index("personId");
  const unsent: KeptSummary["unsent"][number][] = [];
  for (let cursor = await index.openCursor(null, "nextunique"); cursor !== null; cursor = await cursor.continue()) {
    const [first] = readable([cursor.value]);
    const since = first?.at ?? Temporal.Instant.fromEpochMilliseconds(0);
    unsent.push({ personId: cursor.key, count: await index.count(cursor.key), since });
  }
  const losses = (await transaction.objectStore("losses").getAll()).flatMap((value) => z.safeParse(loss, value).data ?? []);
  return { unsent, losses };
};

/** Samples in the browser's own store (IndexedDB), shared by all tabs of this origin. Rejects where the browser keeps nothing. */
export const idbSampleStore = (name: string): SampleStore => {
  let opening: Promise<Database> | undefined;
  const database = (): Promise<Database> => (opening ??= open(name));
  return {
    add: async (sample) => {
      const transaction = (await database()).transaction("samples", "readwrite", onDisk);
      await Promise.all([transaction.store.add(toStored(sample)), transaction.done]);
    },
    claim: async (personId, newId) => claim(await database(), personId, newId),
    settle: async (batchId, as) => settle(await database(), batchId, as),
    handOver: async (...moved) => handOver(await database(), moved),
    trim: async (most) => trim(await database(), most),
    read: async () => summary(await database()),
    forgetLosses: async () => (await database()).clear("losses"),
  };
};
