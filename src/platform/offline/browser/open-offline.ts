import type { Uuid } from "#kernel/ids.ts";

import { serverClock } from "../../http/browser/server-clock.ts";
import type { ReadFacts } from "../confirmed-facts.ts";
import type { ServerClock } from "../../http/clock.ts";
import { fallbackStore } from "../fallback-store.ts";
import { observed, type Observed } from "../observed.ts";
import { openOutbox, type OpenOutbox } from "../open-outbox.ts";
import type { Store } from "../store.ts";
import { forgetOnDevice } from "./forget-on-device.ts";
import { idbStore } from "./idb-store.ts";
import { keptAnswers } from "./kept-answers.ts";
import { localStreams, type LocalStreams } from "./local-streams.ts";
import { leadTab } from "./lead-tab.ts";
import { keepClock, measuredFetch } from "./measured-fetch.ts";
import { fetchFacts, sendEntry } from "./send-entry.ts";
import { tabChannel, type TabMessage } from "./tab-channel.ts";

/** What charting without a network needs; one for the whole application. */
export type Offline = {
  readonly outbox: OpenOutbox;
  readonly store: Store;
  readonly streams: LocalStreams;
  readonly clock: () => ServerClock | undefined;
  readonly readFacts: (path: string) => ReadFacts;
  /** `fetch` with a time limit, which learns the server's time from the answer. */
  readonly ask: typeof measuredFetch;
  /** How many samples of devices wait beside the outbox; counted by `hold-samples.ts`, which is loaded later. */
  readonly samples: Observed<number>;
  /** Says whose sign-in this browser holds, in every tab. Null: nobody's; what waits goes on waiting. */
  readonly signIn: (personId: Uuid | null) => void;
  /** Forgets the confirmed facts and the kept answers on this device, at sign-out. What is not sent stays. */
  readonly forgetFacts: () => Promise<void>;
  /** `memory`: this browser keeps nothing, so that what is not sent is lost with the tab. */
  readonly keeping: Pick<Observed<"device" | "memory">, "read" | "subscribe">;
  readonly close: () => void;
};

const after = (ms: number, wake: () => void): (() => void) => {
  const timer = setTimeout(wake, ms);
  return () => clearTimeout(timer);
};

/** The tab that sends tells the others how it finds the network and the sign-in. */
const tellFindings = (outbox: OpenOutbox, post: (sent: TabMessage) => void): void => {
  let told = outbox.read();
  outbox.subscribe(() => {
    const now = outbox.read();
    if (now.inFlight.size === 0 && told.inFlight.size > 0) {
      post({ type: "connection", connection: now.connection });
      if (now.signedIn === null && told.signedIn !== null) post({ type: "signed-in", personId: null });
    }
    told = now;
  });
};

/** Opens the device's store, takes part in the tabs' turns at sending, and watches the network. */
export const openOffline = (name = "kapstone"): Offline => {
  const keeping = observed<"device" | "memory">("device");
  const store = fallbackStore(idbStore(name), () => keeping.become("memory"));
  const stopKeeping = keepClock(store);
  const channel = tabChannel(name, (sent) => {
    if (sent.type === "changed") void outbox.reload();
    else if (sent.type === "signed-in") outbox.signIn(sent.personId);
    else outbox.found(sent.connection);
  });
  const announce = (): void => channel.post({ type: "changed" });
  const nowMs = (): number => performance.now();
  const outbox = openOutbox({ store, send: sendEntry(measuredFetch), nowMs, random: Math.random, after, announce });
  tellFindings(outbox, channel.post);
  void outbox.reload();
  const stopLeading = leadTab(`${name}-outbox`, outbox.lead);
  window.addEventListener("online", outbox.hurry);
  return {
    outbox,
    store,
    streams: localStreams(),
    clock: serverClock,
    readFacts: (path) => fetchFacts(measuredFetch, path),
    ask: measuredFetch,
    samples: observed(0),
    signIn: (personId) => {
      outbox.signIn(personId);
      channel.post({ type: "signed-in", personId });
    },
    forgetFacts: () => forgetOnDevice(store, keptAnswers(name)),
    keeping,
    close: () => {
      stopLeading();
      stopKeeping();
      outbox.close();
      channel.close();
      window.removeEventListener("online", outbox.hurry);
    },
  };
};
