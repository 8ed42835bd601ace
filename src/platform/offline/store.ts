import type { Uuid } from "#kernel/ids.ts";

import type { ServerClock } from "../http/clock.ts";
import type { Entry, NewEntry } from "./entry.ts";
import type { StoredFact, StreamKey } from "./facts.ts";

/** Where a device keeps what was charted on it. All tabs of a browser share one; it outlives them. */
export type Store = {
  /** Keeps a new command and gives it the next place. The same command id twice is kept once. Resolves when it is on the device. */
  readonly add: (entry: NewEntry) => Promise<Entry>;
  /** All entries in their order. `unreadable` counts those that this version of the program cannot read; they stay stored. */
  readonly readEntries: () => Promise<{ readonly entries: readonly Entry[]; readonly unreadable: number }>;
  /** Replaces the entry with this command id; one that is gone stays gone. */
  readonly replace: (entry: Entry) => Promise<void>;
  readonly remove: (commandIds: readonly Uuid[]) => Promise<void>;
  /** Confirmed facts of a stream, oldest first. */
  readonly readFacts: (stream: StreamKey) => Promise<readonly StoredFact[]>;
  readonly addFacts: (stream: StreamKey, facts: readonly StoredFact[]) => Promise<void>;
  /** Forgets confirmed facts of all streams: the server has them. Entries stay. */
  readonly forgetFacts: () => Promise<void>;
  readonly readClock: () => Promise<ServerClock | undefined>;
  readonly writeClock: (clock: ServerClock) => Promise<void>;
};
