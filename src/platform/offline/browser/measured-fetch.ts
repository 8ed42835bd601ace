import * as z from "zod/mini";

import { instant } from "../../http/schema.ts";
import { betterClock, measureClock, nowHeader, type ServerClock } from "../clock.ts";
import type { Store } from "../store.ts";

export type MeasuredFetch = {
  /** `fetch` with a time limit, which also reads the server's time from the answer. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly clock: () => ServerClock | undefined;
};

const timeoutMs = 15_000;

/** Asks the server and learns how far its clock is ahead of this device's; starts from what the store remembers. */
export const measuredFetch = (store: Pick<Store, "readClock" | "writeClock">): MeasuredFetch => {
  let clock: ServerClock | undefined;
  void store
    .readClock()
    .then((known) => (clock ??= known))
    .catch(() => undefined);

  const learn = (response: Response, sentAt: Temporal.Instant, answeredAt: Temporal.Instant): void => {
    const serverNow = z.safeParse(instant, response.headers.get(nowHeader));
    const measured = serverNow.success ? measureClock({ sentAt, answeredAt, serverNow: serverNow.data }) : undefined;
    if (measured === undefined) return;
    const better = betterClock(clock, measured);
    if (better === clock) return;
    clock = better;
    void store.writeClock(better).catch(() => undefined);
  };

  return {
    fetch: async (path, init) => {
      const sentAt = Temporal.Now.instant();
      const response = await fetch(path, { ...init, signal: AbortSignal.timeout(timeoutMs), cache: "no-store" });
      learn(response, sentAt, Temporal.Now.instant());
      return response;
    },
    clock: () => clock,
  };
};
