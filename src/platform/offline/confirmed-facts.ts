import type { StoredFact, StreamKey } from "./facts.ts";
import { withConfirmed } from "./merge-facts.ts";
import { observed } from "./observed.ts";
import type { Store } from "./store.ts";
import { turns } from "./turns.ts";

/** Asks the server for the facts after a version. Undefined when there was no answer. */
export type ReadFacts = (after: number) => Promise<readonly StoredFact[] | undefined>;

export type ConfirmedFacts = {
  readonly read: () => readonly StoredFact[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads the device's own copy. */
  readonly open: () => Promise<void>;
  /** Fetches what came since, and keeps it. */
  readonly refresh: () => Promise<void>;
};

/** The server's facts of one stream, as far as this device has them: versions 1, 2, 3 … without a gap. */
export const confirmedFacts = (store: Store, key: StreamKey, readFacts: ReadFacts): ConfirmedFacts => {
  const facts = observed<readonly StoredFact[]>([]);
  const inTurn = turns();
  return {
    read: facts.read,
    subscribe: facts.subscribe,
    open: () => inTurn(async () => facts.become(withConfirmed([], await store.readFacts(key)))),
    refresh: () =>
      inTurn(async () => {
        const known = facts.read();
        const answer = await readFacts(known.length).catch(() => undefined);
        const next = withConfirmed(known, answer ?? []);
        if (next.length === known.length) return;
        await store.addFacts(key, next.slice(known.length));
        facts.become(next);
      }),
  };
};
