import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { LiveMessage } from "../live-message.ts";
import type { SourceEvent } from "./event-source.ts";
import { invalidateEveryFollowing, invalidateFollowing, isFollowing } from "./follows.ts";
import { openLive, type Live } from "./live.ts";
import type { NetworkListener } from "./network-changes.ts";

type Fake = { readonly url: URL; closed: boolean; readonly say: (type: string, data?: unknown, id?: string) => void };

let sources: Fake[] = [];
let network: NetworkListener | undefined;
let live: Live;

const openSource = (address: string) => {
  const listeners = new Map<string, ((event: SourceEvent) => void)[]>();
  const fake: Fake = {
    url: new URL(address, "http://localhost"),
    closed: false,
    say: (type, data, id) => {
      for (const listener of listeners.get(type) ?? []) listener({ data: JSON.stringify(data), lastEventId: id ?? "" });
    },
  };
  sources.push(fake);
  return {
    addEventListener: (type: string, listener: (event: SourceEvent) => void) =>
      void listeners.set(type, [...(listeners.get(type) ?? []), listener]),
    close: () => void (fake.closed = true),
  };
};

beforeEach(() => {
  vi.useFakeTimers();
  sources = [];
  live = openLive({
    openSource,
    silenceMilliseconds: 12_000,
    network: (listener) => {
      network = listener;
      return () => void (network = undefined);
    },
  });
});
afterEach(() => {
  live.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const latest = (): Fake => {
  const source = sources.at(-1);
  if (source === undefined) throw new Error("nothing was opened");
  return source;
};
const watch = (topics: readonly string[]) => {
  const [messages, gaps]: [LiveMessage[], number[]] = [[], []];
  const stop = live.follow(topics, { onMessage: (message) => void messages.push(message), onGap: () => void gaps.push(sources.length) });
  return { messages, gaps, stop };
};
const fact = (version: number, episodeId = "e1") => ({ streamKind: "watch", streamId: "s1", episodeId, type: "noted", version });
const start = async (): Promise<Fake> => {
  await vi.advanceTimersByTimeAsync(20);
  latest().say("start", { complete: true }, "log:1.1");
  return latest();
};

test("screens that open together share one connection, which asks for the topics of all", async () => {
  expect(live.state().status).toBe("starting");
  const [one, two] = [watch(["clinic"]), watch(["session:s9", "clinic"])];
  const source = await start();
  expect(sources).toHaveLength(1);
  expect(source.url.pathname).toBe("/api/live");
  expect(Object.fromEntries(source.url.searchParams)).toEqual({ topics: "clinic,session:s9" });
  expect(live.state().status).toBe("live");
  source.say("fact", fact(1), "log:1.2");
  source.say("notice", { topic: "session:s9", episodeId: null, data: [120] }, "log:1.2");
  expect(one.messages).toEqual([{ kind: "fact", ...fact(1) }]);
  expect(two.messages).toHaveLength(2);
});

test("what was read before the first start may be old, and is said to be", async () => {
  const one = watch(["clinic"]);
  await start();
  expect(one.gaps).toEqual([1]);
});

test("a lost connection is visible at once with its time, comes back by itself, and resumes after the last message", async () => {
  const states: string[] = [];
  const unwatch = live.onState(() => void states.push(live.state().status));
  const one = watch(["clinic"]);
  const first = await start();
  first.say("fact", fact(1), "log:5.7");
  first.say("beat", {}, "log:9.0");
  const before = Temporal.Now.instant();
  first.say("error");
  expect(first.closed).toBe(true);
  expect(live.state().status).toBe("lost");
  expect(Temporal.Instant.compare(live.state().since, before)).toBeGreaterThanOrEqual(0);
  await vi.advanceTimersByTimeAsync(500);
  expect(latest().url.searchParams.get("since")).toBe("log:9.0");
  latest().say("start", { complete: true }, "log:9.0");
  expect(states).toEqual(["live", "lost", "live"]);
  expect(one.gaps).toEqual([1]);
  unwatch();
});

test("a server that does not know the place any more makes a gap", async () => {
  const one = watch(["clinic"]);
  (await start()).say("error");
  await vi.advanceTimersByTimeAsync(500);
  latest().say("start", { complete: false }, "log:2.0");
  expect(one.gaps).toEqual([1, 2]);
});

test("a connection that says nothing, not even that it lives, counts as lost", async () => {
  watch(["clinic"]);
  const first = await start();
  for (let beats = 0; beats < 10; beats += 1) {
    await vi.advanceTimersByTimeAsync(5_000);
    first.say("beat", {}, "log:1.1");
  }
  expect(live.state().status).toBe("live");
  await vi.advanceTimersByTimeAsync(12_000);
  expect(first.closed).toBe(true);
  expect(live.state().status).toBe("lost");
});

test("tries to come back grow rarer, but never rarer than every ten seconds", async () => {
  watch(["clinic"]);
  await start();
  const opened: number[] = [];
  for (let tries = 0; tries < 12; tries += 1) {
    latest().say("error");
    const [count, before] = [sources.length, Date.now()];
    while (sources.length === count) await vi.advanceTimersByTimeAsync(10);
    opened.push(Date.now() - before);
  }
  expect(opened[0]).toBeLessThanOrEqual(510);
  expect(Math.max(...opened)).toBeLessThanOrEqual(10_010);
  expect(opened.at(-1)).toBeGreaterThanOrEqual(5_000);
});

test("a device without network loses at once, and tries at once when it has one again", async () => {
  watch(["clinic"]);
  const first = await start();
  network?.onOffline();
  expect([live.state().status, first.closed]).toEqual(["lost", true]);
  network?.onBack();
  expect(sources).toHaveLength(2);
  latest().say("start", { complete: true }, "log:1.1");
  network?.onBack();
  expect(sources).toHaveLength(2);
});

test("another topic opens the connection anew from the same place, without a moment of being lost; a replaced one is not heard", async () => {
  const one = watch(["clinic"]);
  const first = await start();
  const states: string[] = [];
  live.onState(() => void states.push(live.state().status));
  watch(["session:s9"]);
  await vi.advanceTimersByTimeAsync(20);
  expect(first.closed).toBe(true);
  expect(Object.fromEntries(latest().url.searchParams)).toEqual({ topics: "clinic,session:s9", since: "log:1.1" });
  first.say("fact", fact(1), "log:5.5");
  first.say("error");
  latest().say("start", { complete: true }, "log:1.1");
  latest().say("fact", fact(2), "log:6.6");
  expect(one.messages).toMatchObject([{ version: 2 }]);
  expect(states).toEqual([]);
  expect(one.gaps).toEqual([1]);
});

test("the last follower to leave closes the connection; who follows again starts anew, with a gap", async () => {
  const one = watch(["clinic"]);
  const first = await start();
  one.stop();
  one.stop();
  expect(first.closed).toBe(true);
  const again = watch(["clinic"]);
  const second = await start();
  expect(second.url.searchParams.get("since")).toBe(null);
  expect(again.gaps).toEqual([2]);
});

test("what cannot be read is passed over", async () => {
  const one = watch(["clinic"]);
  const source = await start();
  source.say("fact", { streamKind: 7 }, "log:2.2");
  source.say("fact", undefined, "log:2.3");
  source.say("fact", fact(3), "log:2.4");
  expect(one.messages).toMatchObject([{ version: 3 }]);
});

test("an answer follows an episode, kinds of streams, both at once, or everything", () => {
  const said = { episodeId: "e1", streamKind: "plan" };
  expect(isFollowing({}, said)).toBe(true);
  expect(isFollowing({ episodeId: "e1" }, said)).toBe(true);
  expect(isFollowing({ episodeId: "e2" }, said)).toBe(false);
  expect(isFollowing({ kinds: ["plan", "consent"] }, said)).toBe(true);
  expect(isFollowing({ kinds: ["consent"] }, said)).toBe(false);
  expect(isFollowing({ episodeId: "e1", kinds: ["consent"] }, said)).toBe(false);
});

test("facts make old exactly the answers that follow them", async () => {
  const queries = new QueryClient();
  const metas = {
    one: { follows: { episodeId: "e1" } },
    two: { follows: { kinds: ["plan"] } },
    every: { follows: {} },
    none: { follows: undefined },
  };
  for (const [key, meta] of Object.entries(metas)) await queries.fetchQuery({ queryKey: [key], queryFn: () => 1, meta });
  const old = () => Object.keys(metas).filter((key) => queries.getQueryState([key])?.isInvalidated);
  await invalidateFollowing(queries, [{ kind: "fact", ...fact(1) }]);
  expect(old()).toEqual(["one", "every"]);
  await invalidateEveryFollowing(queries);
  expect(old()).toEqual(["one", "two", "every"]);
  queries.clear();
});
