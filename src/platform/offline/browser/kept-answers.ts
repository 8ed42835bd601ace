import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import * as z from "zod/mini";

import type { Instant } from "#kernel/time.ts";

import { instant } from "../../http/schema.ts";

interface Kept extends DBSchema {
  readonly answers: { readonly key: string; readonly value: object };
}

const keptAnswer = z.object({ key: z.string(), owner: z.string(), keptAt: instant, answer: z.unknown() });
export type KeptAnswer = z.output<typeof keptAnswer>;

/** The newest answers of a few reads, as they came from the server, each belonging to the person who was given it. */
export type KeptAnswers = {
  /** Undefined when there is none, or when it was given to somebody else. */
  readonly read: (key: string, owner: string) => Promise<KeptAnswer | undefined>;
  readonly write: (answer: KeptAnswer) => Promise<void>;
  /** Forgets what is older than `since` and what belongs to nobody of these. */
  readonly forgetBut: (owners: readonly string[], since: Instant) => Promise<void>;
  readonly forget: () => Promise<void>;
};

// A database of its own: one that other tabs hold open in an older version could not be opened, and charting must not wait for it.
const open = (name: string): Promise<IDBPDatabase<Kept>> =>
  openDB<Kept>(`${name}-kept`, 1, { upgrade: (database) => void database.createObjectStore("answers", { keyPath: "key" }) });

/** Kept answers in IndexedDB; rejects where the browser keeps nothing. */
export const keptAnswers = (name = "kapstone"): KeptAnswers => {
  let opening: Promise<IDBPDatabase<Kept>> | undefined;
  const database = (): Promise<IDBPDatabase<Kept>> => (opening ??= open(name));
  return {
    read: async (key, owner) => {
      const { data } = z.safeParse(keptAnswer, await (await database()).get("answers", key));
      return data?.owner === owner ? data : undefined;
    },
    write: async (answer) => {
      // JSON turns instants and dates into text, as they came over the wire.
      const plain: object = Object(JSON.parse(JSON.stringify(answer)));
      await (await database()).put("answers", plain);
    },
    forgetBut: async (owners, since) => {
      const transaction = (await database()).transaction("answers", "readwrite");
      for (const value of await transaction.store.getAll()) {
        const { data } = z.safeParse(keptAnswer, value);
        if (data !== undefined && owners.includes(data.owner) && Temporal.Instant.compare(data.keptAt, since) >= 0) continue;
        const key: unknown = Reflect.get(value, "key");
        if (typeof key === "string") await transaction.store.delete(key);
      }
      await transaction.done;
    },
    forget: async () => (await database()).clear("answers"),
  };
};
