import type { Decision } from "#kernel/decision.ts";
import { fold, type Recorded, type StreamDefinition } from "#kernel/stream.ts";

import { confirmedFacts, type ReadFacts } from "./confirmed-facts.ts";
import type { Entry } from "./entry.ts";
import type { StoredFact } from "./facts.ts";
import { decideHere, type Here, type LocalCommand } from "./local-command.ts";
import { areSame, isConfirmed, mergeFacts, readMerged } from "./merge-facts.ts";
import { observed } from "./observed.ts";
import type { OpenOutbox } from "./open-outbox.ts";
import type { Store } from "./store.ts";
import { turns } from "./turns.ts";

type AnyEvent = { readonly type: string };

export type LocalStreamOptions<State, Event extends AnyEvent> = Omit<Here<Event>, "definition"> & {
  readonly definition: StreamDefinition<State, Event>;
  readonly store: Store;
  readonly outbox: OpenOutbox;
  readonly readFacts: ReadFacts;
};

/** A stream as this device sees it: confirmed facts and those that only this device has so far. */
export type LocalView<State, Event extends AnyEvent> = {
  readonly state: State;
  readonly facts: readonly Recorded<Event>[];
  /** The version up to which the server has confirmed. */
  readonly version: number;
  /** This stream's commands that the server has not confirmed, refused ones among them. */
  readonly entries: readonly Entry[];
  /** False until the device's own copy was read; where that is empty, until the server was asked, too. */
  readonly ready: boolean;
};

export type LocalStream<State, Event extends AnyEvent> = {
  readonly read: () => LocalView<State, Event>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Decides here, keeps the command on the device, shows it, and lets it be sent. A refusal keeps nothing. */
  readonly act: (command: LocalCommand<State, Event>) => Promise<Decision<Event>>;
  /** Fetches what the server has confirmed since. */
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
};

/** The version that the server says it has reached with commands of these entries. */
const acknowledgedVersion = (entries: readonly Entry[]): number =>
  Math.max(0, ...entries.map(({ state }) => (state.status === "acknowledged" ? state.version : 0)));

const entriesOf = (outbox: OpenOutbox, kind: string, id: string): readonly Entry[] =>
  outbox.read().entries.filter(({ streamKey }) => streamKey.kind === kind && streamKey.id === id);

/** What the server confirmed need not be sent any more. */
const letGo = async (outbox: OpenOutbox, mine: readonly Entry[], known: readonly StoredFact[]): Promise<void> => {
  const done = mine.filter((entry) => isConfirmed(entry, known));
  if (done.length > 0) await outbox.remove(done.map((entry) => entry.commandId));
};

/** Makes the view. Where the facts are those of the last time, they and their state stay the same objects: what is on its way changes no screen. */
const viewer = <State, Event extends AnyEvent>(definition: StreamDefinition<State, Event>) => {
  let last: readonly StoredFact[] = [];
  let answer: Pick<LocalView<State, Event>, "state" | "facts"> = { state: definition.initial, facts: [] };
  return (known: readonly StoredFact[], mine: readonly Entry[]): Omit<LocalView<State, Event>, "ready"> => {
    const facts = mergeFacts(known, mine);
    if (!areSame(last, facts)) {
      const recorded = readMerged(definition.parse, facts);
      [last, answer] = [facts, { facts: recorded, state: fold(definition, recorded) }];
    }
    return { ...answer, version: known.length, entries: mine.filter((entry) => !isConfirmed(entry, known)) };
  };
};

/** Opens the local copy of a stream: reads what the device has, follows the outbox, and fetches what the server confirmed. */
export const openLocalStream = <State, Event extends AnyEvent>(options: LocalStreamOptions<State, Event>): LocalStream<State, Event> => {
  const { definition, streamId, outbox, store, readFacts } = options;
  const confirmed = confirmedFacts(store, { kind: definition.kind, id: streamId }, readFacts);
  const view = observed<LocalView<State, Event>>({ state: definition.initial, facts: [], version: 0, entries: [], ready: false });
  const inTurn = turns();
  let [shown, asked]: [readonly Entry[] | undefined, number] = [undefined, 0];
  let heard: "nothing" | "copy" | "server" = "nothing";

  const mine = (): readonly Entry[] => entriesOf(outbox, definition.kind, streamId);
  // What nobody has heard of yet must not be judged: on a device that has nothing, an open session looks like none.
  const isKnown = (): boolean => heard === "server" || (heard === "copy" && confirmed.read().length + mine().length > 0);
  const viewOf = viewer(definition);
  const show = (): void => view.become({ ...viewOf(confirmed.read(), mine()), ready: isKnown() });

  const refresh = async (): Promise<void> => {
    await confirmed.refresh();
    await letGo(outbox, mine(), confirmed.read());
  };

  const follow = (): void => {
    if (shown === outbox.read().entries) return;
    shown = outbox.read().entries;
    show();
    const wanted = acknowledgedVersion(view.read().entries);
    if (wanted <= Math.max(asked, view.read().version)) return;
    asked = wanted;
    void Promise.allSettled([refresh()]).then(() => (asked = 0));
  };

  const leave = [outbox.subscribe(follow), confirmed.subscribe(show)];
  const hear = (from: typeof heard) => (): void => {
    heard = from;
    show();
  };
  const copied = Promise.all([outbox.reload(), confirmed.open()]).then(hear("copy"));
  const opened = copied.then(refresh, refresh).finally(hear("server"));

  return {
    read: view.read,
    subscribe: view.subscribe,
    act: (command) =>
      inTurn(async () => {
        await copied.then(() => (isKnown() ? undefined : opened));
        const { decision, entry } = decideHere(options, view.read().state, command);
        return entry === undefined ? decision : outbox.add(entry).then(() => decision);
      }),
    refresh: () => opened.then(refresh),
    close: () => leave.forEach((stop) => stop()),
  };
};
