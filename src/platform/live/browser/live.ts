import { openEventSource, type EventSourceLike } from "./event-source.ts";
import { listenOn, type LineListener, type LiveLine } from "./live-line.ts";
import { liveStateStore, type LiveState, type LiveStateStore } from "./live-state.ts";
import { watchNetwork, type NetworkListener } from "./network-changes.ts";
import { topicFollowers, type Follower, type TopicFollowers } from "./topic-followers.ts";

/** A page's one connection to what happens in the clinic. It opens with the first follower and comes back by itself. */
export type Live = {
  /** @returns ends the following */
  readonly follow: (topics: readonly string[], follower: Follower) => () => void;
  readonly state: () => LiveState;
  /** @returns ends the watching */
  readonly onState: (listener: () => void) => () => void;
  readonly close: () => void;
};

export type LiveOptions = {
  readonly openSource?: (url: string) => EventSourceLike;
  readonly now?: () => Temporal.Instant;
  /** Without any sign of life for so long the connection counts as lost; the server sends one every 5 s. */
  readonly silenceMilliseconds?: number;
  readonly network?: (listener: NetworkListener) => () => void;
};

/** Screens that open together ask for their topics together. */
const gatherMilliseconds = 20;
const comeBack = { firstMilliseconds: 500, mostMilliseconds: 10_000 } as const;

/** Screens that lost the same server do not all come back in the same instant. */
const pauseBefore = (attempt: number): number =>
  Math.min(comeBack.firstMilliseconds * 2 ** attempt, comeBack.mostMilliseconds) * (0.5 + Math.random() / 2);

const addressOf = (topics: string, place: string): string =>
  `/api/live?${new URLSearchParams(place === "" ? { topics } : { topics, since: place }).toString()}`;

type Line = {
  /** Connects now, from the last place, unless nobody follows anything. */
  readonly connect: () => void;
  /** Opens, changes or ends the connection as the followers' topics ask for. */
  readonly adjust: () => void;
  readonly lose: () => void;
  readonly disconnect: () => void;
};

const keepLine = (
  followers: TopicFollowers,
  state: LiveStateStore,
  open: (topics: string, since: string, on: LineListener) => LiveLine,
): Line => {
  let line: LiveLine | undefined;
  let [topics, place, attempts] = ["", "", 0];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const disconnect = (): void => {
    clearTimeout(timer);
    line?.close();
    [line, timer] = [undefined, undefined];
  };
  const lose = (): void => {
    disconnect();
    if (followers.topics() === "") return;
    state.become("lost");
    timer = setTimeout(connect, pauseBefore(attempts));
    attempts += 1;
  };
  const connect = (): void => {
    disconnect();
    topics = followers.topics();
    if (topics === "") return;
    const since = place;
    const onStart = (complete: boolean): void => {
      attempts = 0;
      state.become("live");
      if (since === "" || !complete) followers.tellGap();
    };
    line = open(topics, since, { onStart, onMessage: followers.tell, onPlace: (id) => void (place = id), onLost: lose });
  };
  const adjust = (): void => {
    if (followers.topics() === "") {
      disconnect();
      place = "";
      state.become("starting");
    } else if (timer === undefined && (line === undefined || followers.topics() !== topics))
      timer = setTimeout(connect, gatherMilliseconds);
  };
  return { connect, adjust, lose, disconnect };
};

export const openLive = (options: LiveOptions = {}): Live => {
  const {
    openSource = openEventSource,
    now = () => Temporal.Now.instant(),
    silenceMilliseconds = 12_000,
    network = watchNetwork,
  } = options;
  const followers = topicFollowers();
  const state = liveStateStore(now);
  const line = keepLine(followers, state, (topics, since, on) => listenOn(openSource(addressOf(topics, since)), silenceMilliseconds, on));
  const ignoreNetwork = network({ onOffline: line.lose, onBack: () => state.read().status === "lost" && line.connect() });
  return {
    follow: (topics, follower) => {
      const remove = followers.add(topics, follower);
      line.adjust();
      return () => {
        if (remove()) line.adjust();
      };
    },
    state: state.read,
    onState: state.onChange,
    close: () => {
      ignoreNetwork();
      followers.clear();
      line.disconnect();
    },
  };
};
