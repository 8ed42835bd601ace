import type { Recorded } from "#kernel/stream.ts";

import { noSession, type DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent } from "./events.ts";
import { evolve } from "./evolve.ts";

type Fact = Recorded<DosingSessionEvent>;

/** `as-known`: each fact from when the server had it. `as-stands`: each from when it was so, with what was crossed out since left out. */
export const replayViews = ["as-stands", "as-known"] as const;
export type ReplayView = (typeof replayViews)[number];

export type Replay = {
  readonly facts: readonly Fact[];
  /** When each fact counts from, in milliseconds since 1970, ascending. */
  readonly times: readonly number[];
  /** The session after every so many facts; the first is the session before any. */
  readonly checkpoints: readonly DosingSession[];
  readonly from: number;
  readonly until: number;
};

/** So many facts are folded at most for one moment: an evening of facts costs no more than a minute of them. */
const stride = 32;

/** The ids under which entries are crossed out. */
const entryId = ({ event }: Fact): string | undefined => {
  switch (event.type) {
    case "vitals-charted":
      return event.readingId;
    case "dose-given":
      return event.doseId;
    case "event-noted":
      return event.noteId;
    case "drug-drawn":
    case "drug-wasted":
    case "units-put-back":
      return event.entryId;
    default:
      return undefined;
  }
};

const crossedOutId = ({ event }: Fact): string | undefined => {
  switch (event.type) {
    case "reading-entered-in-error":
      return event.readingId;
    case "dose-entered-in-error":
      return event.doseId;
    case "note-entered-in-error":
      return event.noteId;
    case "drug-entry-in-error":
      return event.entryId;
    default:
      return undefined;
  }
};

const countsFrom = (facts: readonly Fact[], view: ReplayView): ((fact: Fact) => number) => {
  if (view === "as-known") return ({ receivedAt, observedAt }) => (receivedAt ?? observedAt).epochMilliseconds;
  const entered = new Map(
    facts.flatMap((fact): readonly (readonly [string, number])[] => {
      const id = entryId(fact);
      return id === undefined ? [] : [[id, fact.observedAt.epochMilliseconds]];
    }),
  );
  return (fact) => entered.get(crossedOutId(fact) ?? "") ?? fact.observedAt.epochMilliseconds;
};

/** Puts the facts of a session in the order in which they count, and keeps the state at every so many (REPLAY-1, REPLAY-2). */
export const replayOf = (facts: readonly Fact[], view: ReplayView): Replay => {
  const at = countsFrom(facts, view);
  const ordered = facts.toSorted((one, other) => at(one) - at(other) || one.version - other.version);
  const checkpoints: DosingSession[] = [noSession];
  let state = noSession;
  ordered.forEach((fact, index) => {
    state = evolve(state, fact);
    if ((index + 1) % stride === 0) checkpoints.push(state);
  });
  const observed = facts.map(({ observedAt }) => observedAt.epochMilliseconds);
  const from = observed.reduce((least, one) => Math.min(least, one), observed[0] ?? 0);
  const until = observed.reduce((most, one) => Math.max(most, one), from);
  return { facts: ordered, times: ordered.map(at), checkpoints, from, until };
};

/** How many facts count at a moment (milliseconds since 1970). */
export const countAt = ({ times }: Replay, at: number): number => {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The session after its first `count` facts, folded from the nearest checkpoint by the same rules as in the room. */
export const stateAfter = ({ facts, checkpoints }: Replay, count: number): DosingSession => {
  const nearest = Math.min(Math.floor(count / stride), checkpoints.length - 1);
  return facts.slice(nearest * stride, count).reduce(evolve, checkpoints[nearest] ?? noSession);
};

const isStop = ({ event }: Fact): boolean => event.type === "dose-given" || event.type === "alarm-raised" || event.type === "event-noted";

/** The moments of doses, alarms and notes, ascending: where "next" and "previous" stop (REPLAY-3). */
export const stopsOf = ({ facts, times }: Replay): readonly number[] => [
  ...new Set(facts.flatMap((fact, index) => (isStop(fact) ? [times[index] ?? 0] : []))),
];
