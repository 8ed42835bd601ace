import type { Uuid } from "#kernel/ids.ts";

import type { ServerClock } from "../clock.ts";
import { memoryStore } from "../memory-store.ts";
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

export type Tablet = {
  readonly store: Store;
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

/** A browser on one device: tabs that share a store, of which one leads, and come and go. */
export const tablet = (world: World, people: readonly Uuid[], network: BadNetwork): Tablet => {
  const { time, chance } = world;
  const deviceErrorMs = chance.whole(-90_000_000, 90_000_000);
  const browser = { world, network, store: memoryStore(), orders: new Map<Uuid, number>(), deviceErrorMs };
  const acted: Acted[] = [];
  let cookie: Uuid | null = people[0] ?? null;
  let person = people[0] ?? "";
  let isValid = true;
  let tabs: readonly Tab[] = [];
  let doubled = 0;

  const lead = (): void => tabs[0]?.outbox.lead(true);
  const tellOthers = (from: () => Tab | undefined): void =>
    tabs.filter((tab) => tab !== from()).forEach((tab) => void time.after(chance.whole(1, 30), tab.hear));

  const start = (): void => {
    const tab = openTab({ ...browser, cookie: () => (isValid ? cookie : null), tellOthers, onDoubled: () => void (doubled += 1) });
    tabs = [...tabs, tab];
    tab.outbox.signIn(cookie);
    lead();
  };

  return {
    store: browser.store,
    acted,
    orders: browser.orders,
    network,
    doubled: () => doubled,
    tabs: () => tabs,
    openTab: start,
    act: (text, unwelcome) => {
      const actor = person;
      const tab = tabs[chance.whole(0, tabs.length - 1)];
      const from = time.nowMs();
      const clock = tab?.clock();
      void tab
        ?.act(text, unwelcome, actor)
        .then((commandId) => acted.push({ commandId, unwelcome, person: actor, from, until: time.nowMs(), clock }));
    },
    killTab: () => {
      const [victim] = tabs.slice(chance.whole(0, tabs.length - 1));
      victim?.kill();
      tabs = tabs.filter((tab) => tab !== victim);
      time.after(chance.whole(10, 2_000), () => (tabs.length === 0 ? start() : lead()));
    },
    restart: () => {
      tabs.forEach((tab) => tab.kill());
      tabs = [];
      time.after(chance.whole(500, 20_000), () => void (tabs.length === 0 && start()));
    },
    expire: () => {
      isValid = false;
    },
    deviceErrorMs,
    session: (personId) => {
      isValid = true;
      cookie = personId;
      person = personId ?? person;
      for (const tab of tabs) time.after(chance.whole(1, 3_000), () => tab.outbox.signIn(personId));
    },
  };
};
