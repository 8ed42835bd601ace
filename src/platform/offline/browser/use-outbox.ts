import { useSyncExternalStore } from "react";

import type { Uuid } from "#kernel/ids.ts";

import type { Entry } from "../entry.ts";
import { unsentByPerson, type Unsent } from "../unsent.ts";
import { useOffline } from "./offline-context.ts";

export type OutboxStatus = {
  /** How many commands and samples of devices wait on this device, those of other people who use it among them. */
  readonly waiting: number;
  /** Who has how many of them waiting, and since when. */
  readonly unsent: readonly Unsent[];
  /** Who is signed in and may send; null while nobody is. */
  readonly sender: Uuid | null;
  /** What the server did not take, oldest first, with the reason in `state.problem`. */
  readonly refused: readonly Entry[];
  readonly state: "online" | "offline" | "sending";
  /** Commands wait and nobody is signed in who may send them. */
  readonly paused: boolean;
  /** `memory`: this browser keeps nothing, so that what is not sent is lost with the tab. */
  readonly keeping: "device" | "memory";
  /** Entries on this device that this version of the program cannot read; they stay stored. */
  readonly unreadable: number;
  readonly tryNow: () => void;
  readonly sendAgain: (commandId: Uuid) => Promise<void>;
  /** Takes a waiting command out of the way; it then stands among the refused. */
  readonly setAside: (commandId: Uuid) => Promise<void>;
  /** Lets a refused command go for good. */
  readonly remove: (commandId: Uuid) => Promise<void>;
};

const onNetworkChange = (listener: () => void): (() => void) => {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
};

const hasNetwork = (): boolean => navigator.onLine;

/** What waits on this device to be sent, and what the server refused. */
export const useOutbox = (): OutboxStatus => {
  const { outbox, keeping, samples } = useOffline();
  const seen = useSyncExternalStore(outbox.subscribe, outbox.read);
  const kept = useSyncExternalStore(keeping.subscribe, keeping.read);
  const streamed = useSyncExternalStore(samples.subscribe, samples.read);
  const network = useSyncExternalStore(onNetworkChange, hasNetwork);
  const waiting = seen.entries.filter((entry) => entry.state.status === "waiting");
  const isOffline = !network || seen.connection === "offline";
  const isSending = waiting.some((entry) => entry.actor.id === seen.signedIn);
  return {
    waiting: waiting.length + streamed,
    unsent: unsentByPerson(waiting),
    sender: seen.signedIn,
    refused: seen.entries.filter((entry) => entry.state.status === "refused"),
    state: isOffline ? "offline" : isSending ? "sending" : "online",
    paused: waiting.length > 0 && !isSending,
    keeping: kept,
    unreadable: seen.unreadable,
    tryNow: outbox.hurry,
    sendAgain: outbox.sendAgain,
    setAside: outbox.setAside,
    remove: (commandId) => outbox.remove([commandId]),
  };
};
