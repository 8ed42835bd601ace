import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";

import { instant } from "../../http/schema.ts";
import type { ServerClock } from "../../http/clock.ts";
import { entrySchema, toStored, type Entry } from "../entry.ts";
import { storedFact, type StoredFact, type StreamKey } from "../facts.ts";
import type { Store } from "../store.ts";

interface Kept extends DBSchema {
  readonly outbox: { readonly key: number; readonly value: object; readonly indexes: { readonly commandId: Uuid } };
  readonly facts: { readonly key: [string, Uuid, number]; readonly value: object };
  readonly clock: { readonly key: "clock"; readonly value: object };
}

const clockSchema = z.object({ offsetMs: z.number(), uncertaintyMs: z.number(), measuredAt: instant });

/** Waits until the disk has it: a dead battery a moment later loses nothing. */
const onDisk = { durability: "strict" } as const;

const open = (name: string): Promise<IDBPDatabase<Kept>> =>
  openDB<Kept>(name, 1, {
    upgrade: (database) => {
      database
        .createObjectStore("outbox", { keyPath: "order", autoIncrement: true })
        .createIndex("commandId", "commandId", { unique: true });
      database.createObjectStore("facts", { keyPath: ["streamKind", "streamId", "version"] });
      database.createObjectStore("clock");
    },
  });

/** Gives a new entry its place, in one transaction, whatever tab asks. A known command id keeps the place it has. */
const addEntry = async (database: IDBPDatabase<Kept>, made: object & { readonly commandId: Uuid }): Promise<Entry> => {
  const transaction = database.transaction("outbox", "readwrite", onDisk);
  const known = await transaction.store.index("commandId").get(made.commandId);
  const fresh = { ...made, state: { status: "waiting" }, tries: 0 };
  const entry = known ?? { ...fresh, order: await transaction.store.add(fresh) };
  await transaction.done;
  return z.parse(entrySchema, entry);
};

const removeEntries = async (database: IDBPDatabase<Kept>, commandIds: readonly Uuid[]): Promise<void> => {
  const transaction = database.transaction("outbox", "readwrite");
  for (const commandId of commandIds) {
    const order = await transaction.store.index("commandId").getKey(commandId);
    if (order !== undefined) await transaction.store.delete(order);
  }
  await transaction.done;
};

const replaceEntry = async (database: IDBPDatabase<Kept>, entry: Entry): Promise<void> => {
  const transaction = database.transaction("outbox", "readwrite");
  const order = await transaction.store.index("commandId").getKey(entry.commandId);
  if (order === entry.order) await transaction.store.put(toStored(entry));
  await transaction.done;
};

const addFacts = async (database: IDBPDatabase<Kept>, stream: StreamKey, facts: readonly StoredFact[]): Promise<void> => {
  const transaction = database.transaction("facts", "readwrite");
  // JSON turns instants into text, as they came over the wire.
  const plain = facts.map((fact): object => Object(JSON.parse(JSON.stringify(fact))));
  await Promise.all([
    ...plain.map((fact) => transaction.store.put({ ...fact, streamKind: stream.kind, streamId: stream.id })),
    transaction.done,
  ]);
};

const readable = <Value>(parsed: z.core.util.SafeParseResult<Value>): readonly Value[] => (parsed.success ? [parsed.data] : []);

/** The browser's own store (IndexedDB), shared by all tabs of this origin. Rejects where the browser keeps nothing. */
export const idbStore = (name = "kapstone"): Store => {
  let opening: Promise<IDBPDatabase<Kept>> | undefined;
  const database = (): Promise<IDBPDatabase<Kept>> => (opening ??= open(name));
  return {
    add: async (made) => addEntry(await database(), toStored(made)),
    readEntries: async () => {
      const values = await (await database()).getAll("outbox");
      const entries = values.flatMap((value) => readable(z.safeParse(entrySchema, value)));
      return { entries, unreadable: values.length - entries.length };
    },
    replace: async (entry) => replaceEntry(await database(), entry),
    remove: async (commandIds) => removeEntries(await database(), commandIds),
    readFacts: async ({ kind, id }) => {
      const range = IDBKeyRange.bound([kind, id, 0], [kind, id, Number.MAX_SAFE_INTEGER]);
      const values = await (await database()).getAll("facts", range);
      return values.flatMap((value) => readable(z.safeParse(storedFact, value)));
    },
    addFacts: async (stream, facts) => addFacts(await database(), stream, facts),
    forgetFacts: async () => (await database()).clear("facts"),
    readClock: async () => {
      const parsed = z.safeParse(clockSchema, await (await database()).get("clock", "clock"));
      return parsed.success ? parsed.data : undefined;
    },
    writeClock: async (clock: ServerClock) => {
      await (await database()).put("clock", { ...clock, measuredAt: clock.measuredAt.toString() }, "clock");
    },
  };
};
