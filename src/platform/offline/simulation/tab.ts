import { uuidV7, type Uuid } from "#kernel/ids.ts";

import { betterClock, measureClock, type ServerClock } from "../../http/clock.ts";
import { openLocalStream, type LocalStream } from "../local-stream.ts";
import { openOutbox, type OpenOutbox, type OutboxPorts } from "../open-outbox.ts";
import { readAnswer } from "../read-answer.ts";
import { openSamples, type OpenSamples, type SamplePorts } from "../samples/open-samples.ts";
import { readSampleAnswer } from "../samples/read-sample-answer.ts";
import type { SampleStore } from "../samples/sample-store.ts";
import type { Store } from "../store.ts";
import type { BadNetwork } from "./bad-network.ts";
import type { Chance } from "./chance.ts";
import { note, notes, type Noted, type Notes } from "./notes.ts";
import type { SimulatedServer, WireAnswer } from "./simulated-server.ts";
import type { VirtualTime } from "./virtual-time.ts";

export type World = { readonly time: VirtualTime; readonly chance: Chance; readonly server: SimulatedServer };

/** What the tabs of one browser share. */
type Browser = {
  readonly world: World;
  readonly network: BadNetwork;
  readonly store: Store;
  readonly samples: SampleStore;
  /** The place that the store gave to each command. */
  readonly orders: Map<Uuid, number>;
  readonly deviceErrorMs: number;
  readonly cookie: () => Uuid | null;
  readonly tellOthers: (from: () => Tab | undefined, what: "hear" | "hearSamples") => void;
  /** A screen showed one command's facts twice. */
  readonly onDoubled: () => void;
};

export type Tab = {
  /** Another tab has changed the store. */
  readonly hear: () => void;
  readonly outbox: OpenOutbox;
  readonly stream: LocalStream<Notes, Noted>;
  readonly samples: OpenSamples;
  /** Another tab has changed the samples. */
  readonly hearSamples: () => void;
  /** Resolves with the command's id when the person sees it kept. */
  readonly act: (text: string, unwelcome: boolean, person: Uuid) => Promise<Uuid>;
  readonly kill: () => void;
  readonly clock: () => ServerClock | undefined;
};

const episodeId = "00000000-0000-7000-8000-000000000001";
const streamId = "00000000-0000-7000-8000-000000000002";

type Slowly = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A disk takes its time; a tab that is killed meanwhile may or may not have written. */
const slowDisk =
  ({ world }: Browser, isAlive: () => boolean): Slowly =>
  async (work) => {
    await world.time.sleep(world.chance.whole(0, 8));
    const writesAnyway = world.chance.happens(0.5);
    if (!isAlive() && !writesAnyway) return new Promise(() => undefined);
    const result = await work();
    return isAlive() ? result : new Promise(() => undefined);
  };

const slowSamples = ({ samples }: Browser, slowly: Slowly): SampleStore => ({
  ...samples,
  add: (sample) => slowly(() => samples.add(sample)),
  claim: (personId, newId) => slowly(() => samples.claim(personId, newId)),
  settle: (batchId, as) => slowly(() => samples.settle(batchId, as)),
  handOver: (...moved) => slowly(() => samples.handOver(...moved)),
});

const slowStore = ({ store, orders }: Browser, slowly: Slowly): Store => {
  return {
    ...store,
    add: (entry) =>
      slowly(async () => {
        const kept = await store.add(entry);
        orders.set(kept.commandId, kept.order);
        return kept;
      }),
    readEntries: () => slowly(store.readEntries),
    replace: (entry) => slowly(() => store.replace(entry)),
    remove: (commandIds) => slowly(() => store.remove(commandIds)),
    addFacts: (key, facts) => slowly(() => store.addFacts(key, facts)),
  };
};

const actOn = async (stream: LocalStream<Notes, Noted>, text: string, unwelcome: boolean, person: Uuid): Promise<Uuid> => {
  let made: Uuid = "";
  const decide = (_: Notes, { commandId }: { readonly commandId: Uuid }) => {
    made = commandId;
    return note(text, unwelcome);
  };
  await stream.act({ path: "/notes", body: { text, unwelcome }, actor: { kind: "staff", id: person }, decide });
  return made;
};

type Clock = { readonly now: () => Temporal.Instant; readonly known: () => ServerClock | undefined; readonly learn: Learn };
type Learn = (sentAt: Temporal.Instant, answer: WireAnswer) => void;

/** The device's wrong clock, and what the server's answers say of it; the disk remembers it over a restart. */
const deviceClock = ({ world, store, deviceErrorMs }: Browser): Clock => {
  const now = (): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(1_800_000_000_000 + deviceErrorMs + world.time.nowMs());
  let clock: ServerClock | undefined;
  void store.readClock().then((known) => (clock ??= known));
  return {
    now,
    known: () => clock,
    learn: (sentAt, { now: serverNow }) => {
      const measured = serverNow && measureClock({ sentAt, answeredAt: now(), serverNow });
      if (measured === undefined) return;
      clock = betterClock(clock, measured);
      void store.writeClock(clock);
    },
  };
};

const sendFrom =
  ({ world, network, cookie }: Browser, clock: Clock): OutboxPorts["send"] =>
  async (entry) => {
    const request = { commandId: entry.commandId, body: entry.body, session: cookie(), actsFor: entry.actor.id };
    const sentAt = clock.now();
    const answer = await network.ask(() => ({ ...world.server.receive(request), now: world.server.now() }));
    clock.learn(sentAt, answer);
    return readAnswer(answer.status, answer.body);
  };

const sendBatchFrom =
  ({ world, network, cookie }: Browser): SamplePorts["send"] =>
  async ({ batchId, body, personId }) => {
    const request = { commandId: batchId, body, session: cookie(), actsFor: personId };
    const { status, body: answer } = await network.ask(() => world.server.take(request));
    return readSampleAnswer(status, answer);
  };

const idsOf =
  ({ chance }: World, deviceNow: () => Temporal.Instant) =>
  (): Uuid =>
    uuidV7(
      deviceNow().epochMilliseconds,
      Uint8Array.from({ length: 10 }, () => chance.whole(0, 255)),
    );

type OfTab = Pick<SamplePorts, "outbox" | "newId" | "store"> & { readonly announce: () => Tab | undefined };

const openSamplesOf = (browser: Browser, { announce, ...tab }: OfTab): OpenSamples => {
  const { time, chance } = browser.world;
  const told = (): void => browser.tellOthers(announce, "hearSamples");
  return openSamples({ ...tab, send: sendBatchFrom(browser), random: chance.next, after: time.after, announce: told });
};

const watch = (stream: LocalStream<Notes, Noted>, onDoubled: () => void): void => {
  stream.subscribe(() => {
    const shown = stream.read().facts.map((fact) => fact.commandId);
    if (new Set(shown).size < shown.length) onDoubled();
  });
};

/** One tab: an outbox and a local stream over the browser's store, until it is killed. */
export const openTab = (browser: Browser): Tab => {
  const { world, network } = browser;
  const { time, chance, server } = world;
  let alive = true;
  const slowly = slowDisk(browser, () => alive);
  const store = slowStore(browser, slowly);
  const clock = deviceClock(browser);
  const deviceNow = clock.now;
  const outbox = openOutbox({
    store,
    send: sendFrom(browser, clock),
    nowMs: time.nowMs,
    random: chance.next,
    after: time.after,
    announce: () => browser.tellOthers(() => tab, "hear"),
  });
  const newId = idsOf(world, deviceNow);
  const samples = openSamplesOf(browser, { outbox, newId, store: slowSamples(browser, slowly), announce: () => tab });
  const stream = openLocalStream({
    definition: notes,
    episodeId,
    streamId,
    store,
    outbox,
    deviceNow,
    clock: clock.known,
    newId,
    readFacts: async (after) => {
      await network.ask(() => ({ status: 200, body: null }));
      return server.facts().slice(after);
    },
  });
  watch(stream, browser.onDoubled);
  const tab: Tab = {
    outbox,
    stream,
    samples,
    hearSamples: () => void (alive && samples.hear()),
    clock: clock.known,
    act: (text, unwelcome, person) => actOn(stream, text, unwelcome, person),
    hear: () => void (alive && outbox.reload()),
    kill: () => {
      alive = false;
      outbox.close();
      samples.close();
      stream.close();
    },
  };
  return tab;
};
