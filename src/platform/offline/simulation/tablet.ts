import type { Uuid } from "#kernel/ids.ts";

import type { ServerClock } from "../../http/clock.ts";
import { memoryStore } from "../memory-store.ts";
import { memorySampleStore } from "../samples/memory-sample-store.ts";
import type { SampleStore } from "../samples/sample-store.ts";
import type { Store } from "../store.ts";
import type { BadNetwork } from "./bad-network.ts";
import { openTab, type Tab, type World } from "./tab.ts";

/** What a person did and saw kept: the promise of `act` was fulfilled. Times are the world's, in milliseconds. */
export type Acted = {
  readonly commandId: Uuid;
  readonly unwelcome: boolean;
  readonly person: Uuid;
  readonly from: number;
  readonly until: number;
  /** How well the device knew the server's clock; undefined before its first answer. */
  readonly clock: ServerClock | undefined;
};

/** A sample that a tab said to be on the device. */
export type Heard = { readonly number: number; readonly deviceId: string; readonly heardBy: Uuid };

export type Tablet = {
  readonly store: Store;
  readonly samples: SampleStore;
  readonly heard: Heard[];
  /** A device says something to one of the tabs. */
  readonly hear: () => void;
  readonly acted: Acted[];
  /** The place that the store gave to each command. */
  readonly orders: ReadonlyMap<Uuid, number>;
  /** How often a screen showed one command's facts twice. */
  readonly doubled: () => number;
  readonly tabs: () => readonly Tab[];
  readonly act: (text: string, unwelcome: boolean) => void;
  readonly openTab: () => void;
  readonly killTab: () => void;
  /** The device loses its power: every tab is gone at once, and comes back after a while with what was on the disk. */
  readonly restart: () => void;
  /** The server ends the sign-in; the device does not know until it asks. */
  readonly expire: () => void;
  /** How far the device's clock is off. */
  readonly deviceErrorMs: number;
  /** Changes whose cookie the browser holds; the tabs learn it a little later. */
  readonly session: (personId: Uuid | null) => void;
  readonly network: BadNetwork;
};

type Held = { cookie: Uuid | null; person: Uuid; isValid: boolean; tabs: readonly Tab[]; doubled: number };

const lead = (tab: Tab | undefined): void => {
  tab?.outbox.lead(true);
  tab?.samples.lead(true);
};

/** What an oximeter says to a tab, under whoever holds the tablet. */
const hearing = ({ time, chance }: World, held: Held, deviceId: string, heard: Heard[]) => {
  let number = 0;
  return (): void => {
    const tab = held.tabs[chance.whole(0, held.tabs.length - 1)];
    number += 1;
    const sample = { number };
    const at = Temporal.Instant.fromEpochMilliseconds(1_800_000_000_000 + time.nowMs());
    const one = { personId: held.person, path: "/samples", deviceId, at, sample };
    void tab?.samples.add(one).then(() => heard.push({ ...sample, deviceId, heardBy: one.personId }));
  };
};

/** Tabs are killed and sign-ins end; the disk stays. */
const accidents = ({ time, chance }: World, held: Held, start: () => void): Pick<Tablet, "killTab" | "restart" | "expire" | "session"> => ({
  killTab: () => {
    const [victim] = held.tabs.slice(chance.whole(0, held.tabs.length - 1));
    victim?.kill();
    held.tabs = held.tabs.filter((tab) => tab !== victim);
    time.after(chance.whole(10, 2_000), () => (held.tabs.length === 0 ? start() : lead(held.tabs[0])));
  },
  restart: () => {
    held.tabs.forEach((tab) => tab.kill());
    held.tabs = [];
    time.after(chance.whole(500, 20_000), () => void (held.tabs.length === 0 && start()));
  },
  expire: () => {
    held.isValid = false;
  },
  session: (personId) => {
    held.isValid = true;
    held.cookie = personId;
    held.person = personId ?? held.person;
    for (const tab of held.tabs) time.after(chance.whole(1, 3_000), () => tab.outbox.signIn(personId));
  },
});

/** A browser on one device: tabs that share a store, of which one leads, and come and go. */
export const tablet = (world: World, people: readonly Uuid[], network: BadNetwork): Tablet => {
  const { time, chance } = world;
  const deviceErrorMs = chance.whole(-90_000_000, 90_000_000);
  const browser = { world, network, store: memoryStore(), samples: memorySampleStore(), orders: new Map<Uuid, number>(), deviceErrorMs };
  const acted: Acted[] = [];
  const heard: Heard[] = [];
  const held: Held = { cookie: people[0] ?? null, person: people[0] ?? "", isValid: true, tabs: [], doubled: 0 };

  const tellOthers = (from: () => Tab | undefined, what: "hear" | "hearSamples"): void =>
    held.tabs.filter((tab) => tab !== from()).forEach((tab) => void time.after(chance.whole(1, 30), tab[what]));

  const start = (): void => {
    const cookie = (): Uuid | null => (held.isValid ? held.cookie : null);
    const tab = openTab({ ...browser, cookie, tellOthers, onDoubled: () => void (held.doubled += 1) });
    held.tabs = [...held.tabs, tab];
    tab.outbox.signIn(held.cookie);
    lead(held.tabs[0]);
  };

  return {
    ...accidents(world, held, start),
    store: browser.store,
    samples: browser.samples,
    heard,
    hear: hearing(world, held, `${people[0] ?? ""}`, heard),
    acted,
    orders: browser.orders,
    network,
    deviceErrorMs,
    doubled: () => held.doubled,
    tabs: () => held.tabs,
    openTab: start,
    act: (text, unwelcome) => {
      const { person } = held;
      const tab = held.tabs[chance.whole(0, held.tabs.length - 1)];
      const from = time.nowMs();
      const clock = tab?.clock();
      const keep = (commandId: Uuid): void => void acted.push({ commandId, unwelcome, person, from, until: time.nowMs(), clock });
      void tab?.act(text, unwelcome, person).then(keep);
    },
  };
};
