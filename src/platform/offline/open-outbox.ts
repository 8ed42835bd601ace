import type { Uuid } from "#kernel/ids.ts";

import type { Entry, NewEntry } from "./entry.ts";
import { observed, type Observed } from "./observed.ts";
import { emptyOutbox, hurried, loaded, sendAgain, setAside, signedIn, without, type ConnectionState, type Outbox } from "./outbox.ts";
import { sender, type Keep, type SenderPorts } from "./sender.ts";
import type { Store } from "./store.ts";
import { turns } from "./turns.ts";

export type OutboxPorts = SenderPorts & {
  readonly store: Store;
  /** Tells the other tabs of this browser that the store has changed. */
  readonly announce: () => void;
};

export type OpenOutbox = {
  readonly read: () => Outbox;
  readonly subscribe: (listener: () => void) => () => void;
  /** Keeps a command; resolves when it is on the device. */
  readonly add: (entry: NewEntry) => Promise<Entry>;
  /** Only the leading tab sends. */
  readonly lead: (leads: boolean) => void;
  readonly signIn: (personId: Uuid | null) => void;
  /** How another tab found the network. */
  readonly found: (connection: ConnectionState) => void;
  /** Tries now, whatever the waiting times. */
  readonly hurry: () => void;
  /** Reads the store anew: another tab has changed it. */
  readonly reload: () => Promise<void>;
  readonly setAside: (commandId: Uuid) => Promise<void>;
  readonly sendAgain: (commandId: Uuid) => Promise<void>;
  /** Takes entries away for good: confirmed ones, or a refused one that a person has seen and let go. */
  readonly remove: (commandIds: readonly Uuid[]) => Promise<void>;
  readonly close: () => void;
};

/** Acknowledged entries without facts of their own have nothing left to show. */
const isDone = (entry: Entry): boolean => entry.state.status === "acknowledged" && entry.facts.length === 0;

/** What the tab is told, which changes nothing on the device. */
const told = (outbox: Observed<Outbox>): Pick<OpenOutbox, "signIn" | "found" | "hurry"> => ({
  signIn: (personId) => outbox.become(signedIn(outbox.read(), personId)),
  found: (connection) => outbox.become({ ...outbox.read(), connection }),
  hurry: () => outbox.become(hurried(outbox.read())),
});

/** The outbox at work: the pure `outbox.ts` over a store and a network. What the store holds changes one thing after the other. */
export const openOutbox = (ports: OutboxPorts): OpenOutbox => {
  const { store, announce } = ports;
  const outbox = observed(emptyOutbox);
  const inTurn = turns();
  let closed = false;

  const reload = async (): Promise<void> => outbox.become(loaded(outbox.read(), await store.readEntries()));

  const keep: Keep = (commandId, change) =>
    inTurn(async () => {
      if (closed) return;
      const entry = change(outbox.read()).entries.find((one) => one.commandId === commandId);
      const done = entry !== undefined && isDone(entry);
      // A store that fails leaves the entry as it was there: after a reload it is sent once more, which changes nothing.
      if (entry !== undefined) await (done ? store.remove([commandId]) : store.replace(entry)).catch(() => undefined);
      const next = change(outbox.read());
      outbox.become(done ? without(next, [commandId]) : next);
      announce();
    });

  const sending = sender(ports, outbox, keep);
  return {
    read: outbox.read,
    subscribe: outbox.subscribe,
    add: (made) =>
      inTurn(async () => {
        const entry = await store.add(made);
        await reload().then(announce);
        return entry;
      }),
    lead: (leads) => {
      if (leads) void inTurn(reload).then(sending.start, sending.start);
      else sending.stop();
    },
    ...told(outbox),
    reload: () => inTurn(reload),
    setAside: (commandId) => keep(commandId, (before) => setAside(before, commandId)),
    sendAgain: (commandId) => keep(commandId, (before) => sendAgain(before, commandId)),
    remove: (commandIds) =>
      inTurn(async () => {
        await store.remove(commandIds);
        outbox.become(without(outbox.read(), commandIds));
        announce();
      }),
    close: () => {
      closed = true;
      sending.stop();
    },
  };
};
