import type { Uuid } from "#kernel/ids.ts";

import type { ServerClock } from "../http/clock.ts";
import type { Entry } from "./entry.ts";
import type { StoredFact, StreamKey } from "./facts.ts";
import type { Store } from "./store.ts";

const keyOf = (stream: StreamKey): string => `${stream.kind}/${stream.id}`;

/** A store that lasts as long as the tab: for tests, and for a browser that refuses to keep anything. */
export const memoryStore = (firstOrder = 1): Store => {
  const entries = new Map<Uuid, Entry>();
  const facts = new Map<string, Map<number, StoredFact>>();
  let clock: ServerClock | undefined;
  let order = firstOrder;
  return {
    add: async (made) => {
      const entry = entries.get(made.commandId) ?? { ...made, order: order++, state: { status: "waiting" }, tries: 0 };
      entries.set(made.commandId, entry);
      return entry;
    },
    readEntries: async () => ({ entries: [...entries.values()].toSorted((one, other) => one.order - other.order), unreadable: 0 }),
    replace: async (entry) => {
      if (entries.has(entry.commandId)) entries.set(entry.commandId, entry);
    },
    remove: async (commandIds) => {
      for (const commandId of commandIds) entries.delete(commandId);
    },
    readFacts: async (stream) => [...(facts.get(keyOf(stream))?.values() ?? [])].toSorted((one, other) => one.version - other.version),
    addFacts: async (stream, added) => {
      const known = facts.get(keyOf(stream)) ?? new Map<number, StoredFact>();
      for (const fact of added) known.set(fact.version, fact);
      facts.set(keyOf(stream), known);
    },
    forgetFacts: async () => facts.clear(),
    readClock: async () => clock,
    writeClock: async (measured) => {
      clock = measured;
    },
  };
};
