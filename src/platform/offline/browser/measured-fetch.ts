import { learnClock, onClock, rememberClock } from "../../http/browser/server-clock.ts";
import type { Store } from "../store.ts";

const timeoutMs = 15_000;

/** `fetch` with a time limit, which also reads the server's time from the answer. */
export const measuredFetch = async (path: string, init?: RequestInit): Promise<Response> => {
  const sentAt = Temporal.Now.instant();
  const response = await fetch(path, { ...init, signal: AbortSignal.timeout(timeoutMs), cache: "no-store" });
  learnClock(response, sentAt);
  return response;
};

/** Keeps on the device how far the server's clock is ahead, and starts from what it remembers. Answers how to stop. */
export const keepClock = (store: Pick<Store, "readClock" | "writeClock">): (() => void) => {
  void store
    .readClock()
    .then(rememberClock)
    .catch(() => undefined);
  return onClock((clock) => void store.writeClock(clock).catch(() => undefined));
};
