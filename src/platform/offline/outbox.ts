import type { Uuid } from "#kernel/ids.ts";

import { backOffMs } from "./back-off.ts";
import { laneOf, type Entry, type EntryState, type RefusedProblem } from "./entry.ts";
import type { Answer } from "./read-answer.ts";

/** The network as the last tries found it. */
export type ConnectionState = "unknown" | "online" | "offline";

/** Everything that waits on this device, and what this tab knows about sending it. Only `entries` outlives the tab. */
export type Outbox = {
  /** In the order in which people acted. */
  readonly entries: readonly Entry[];
  readonly inFlight: ReadonlySet<Uuid>;
  /** Per lane: not before this moment of the device's monotonic clock, in milliseconds. */
  readonly resumeAt: ReadonlyMap<string, number>;
  /** Whose sign-in this browser holds; null while nobody's: nothing is sent. */
  readonly signedIn: Uuid | null;
  readonly connection: ConnectionState;
  /** Entries kept on this device that this version of the program cannot read. */
  readonly unreadable: number;
};

export const emptyOutbox: Outbox = {
  entries: [],
  inFlight: new Set(),
  resumeAt: new Map(),
  signedIn: null,
  connection: "unknown",
  unreadable: 0,
};

/** Takes over what the store holds, when a tab opens or another tab has changed it. */
export const loaded = (outbox: Outbox, kept: { readonly entries: readonly Entry[]; readonly unreadable: number }): Outbox => ({
  ...outbox,
  entries: kept.entries.toSorted((one, other) => one.order - other.order),
  unreadable: kept.unreadable,
});

export const without = (outbox: Outbox, commandIds: readonly Uuid[]): Outbox => ({
  ...outbox,
  entries: outbox.entries.filter((entry) => !commandIds.includes(entry.commandId)),
});

export const signedIn = (outbox: Outbox, personId: Uuid | null): Outbox => ({ ...outbox, signedIn: personId });

/** Forgets the waiting times: the network is back, or a person asks to try now. */
export const hurried = (outbox: Outbox): Outbox => ({ ...outbox, resumeAt: new Map() });

/** The first waiting entry of each lane that the person signed in here may send. */
const heads = (outbox: Outbox): readonly Entry[] => {
  const busy = new Set(outbox.entries.filter((entry) => outbox.inFlight.has(entry.commandId)).map(laneOf));
  return outbox.entries.filter((entry) => {
    if (entry.state.status !== "waiting" || entry.actor.id !== outbox.signedIn || busy.has(laneOf(entry))) return false;
    busy.add(laneOf(entry));
    return true;
  });
};

/** What to send now: at most one entry of each lane. `nowMs` is the monotonic clock. */
export const dueEntries = (outbox: Outbox, nowMs: number): readonly Entry[] =>
  heads(outbox).filter((entry) => (outbox.resumeAt.get(laneOf(entry)) ?? nowMs) <= nowMs);

/** How long until something may be sent again, in milliseconds; undefined when nothing waits for time alone. */
export const nextWakeMs = (outbox: Outbox, nowMs: number): number | undefined => {
  const waits = heads(outbox).map((entry) => (outbox.resumeAt.get(laneOf(entry)) ?? nowMs) - nowMs);
  return waits.length === 0 ? undefined : Math.max(0, Math.min(...waits));
};

export const sending = (outbox: Outbox, commandId: Uuid): Outbox => ({ ...outbox, inFlight: new Set([...outbox.inFlight, commandId]) });

const withState = (outbox: Outbox, commandId: Uuid, change: (entry: Entry) => Partial<Pick<Entry, "state" | "tries">>): Outbox => ({
  ...outbox,
  entries: outbox.entries.map((entry) => (entry.commandId === commandId ? { ...entry, ...change(entry) } : entry)),
});

const settledAs = (outbox: Outbox, commandId: Uuid, state: EntryState): Outbox =>
  withState({ ...outbox, connection: "online" }, commandId, (entry) => ({ state, tries: entry.tries + 1 }));

const tryLater = (outbox: Outbox, entry: Entry, connection: ConnectionState, at: { nowMs: number; random: number }): Outbox => ({
  ...withState(outbox, entry.commandId, ({ tries }) => ({ tries: tries + 1 })),
  connection,
  resumeAt: new Map([...outbox.resumeAt, [laneOf(entry), at.nowMs + backOffMs(entry.tries + 1, at.random)]]),
});

/**
 * Takes what became of a try. An acknowledgement and a refusal are final words of the server; a refused entry stays, with its
 * reason, and holds nobody up. Everything else leaves the entry first in its lane. `random` is in [0, 1).
 */
export const answered = (before: Outbox, commandId: Uuid, answer: Answer, at: { nowMs: number; random: number }): Outbox => {
  const outbox = { ...before, inFlight: new Set([...before.inFlight].filter((one) => one !== commandId)) };
  const entry = outbox.entries.find((one) => one.commandId === commandId);
  if (entry === undefined) return outbox;
  switch (answer.kind) {
    case "acknowledged":
      return settledAs(outbox, commandId, { status: "acknowledged", version: answer.version });
    case "refused":
      return settledAs(outbox, commandId, { status: "refused", problem: answer.problem });
    case "not-signed-in":
      return { ...outbox, connection: "online", signedIn: outbox.signedIn === entry.actor.id ? null : outbox.signedIn };
    case "failed":
      return tryLater(outbox, entry, "online", at);
    case "unreachable":
      return tryLater(outbox, entry, "offline", at);
  }
};

const setAsideProblem: RefusedProblem = {
  status: 0,
  type: "/problems/set-aside",
  title: "Set aside on this device",
  detail: "It was not sent. It is kept here until somebody sends it again or removes it.",
};

/** A person takes a waiting entry out of the way, so that those after it can go. It stays, and is shown like a refusal. */
export const setAside = (outbox: Outbox, commandId: Uuid): Outbox =>
  withState(outbox, commandId, ({ state }) =>
    state.status === "waiting" ? { state: { status: "refused", problem: setAsideProblem } } : {},
  );

/** A person sends a refused entry once more, under the same id: the server remembers only what it took. */
export const sendAgain = (outbox: Outbox, commandId: Uuid): Outbox =>
  withState(outbox, commandId, ({ state }) => (state.status === "refused" ? { state: { status: "waiting" } } : {}));
