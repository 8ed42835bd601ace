import { betterClock, measureClock, nowHeader, serverTime, type ServerClock } from "../clock.ts";
import { hearAnswers } from "./client.ts";

let clock: ServerClock | undefined;
const listeners = new Set<(clock: ServerClock) => void>();

const instantIn = (headers: Headers): Temporal.Instant | undefined => {
  try {
    return Temporal.Instant.from(headers.get(nowHeader) ?? "");
  } catch {
    return undefined;
  }
};

/** Learns from an answer how far the server's clock is ahead of this device's; `sentAt` by the device's clock. */
export const learnClock = ({ headers }: Response, sentAt: Temporal.Instant): void => {
  const serverNow = instantIn(headers);
  const measured = serverNow && measureClock({ sentAt, answeredAt: Temporal.Now.instant(), serverNow });
  const better = measured && betterClock(clock, measured);
  if (better === undefined || better === clock) return;
  clock = better;
  for (const listener of listeners) listener(better);
};

// Every page that asks for the time learns it from all that the page asks.
hearAnswers(learnClock);

/** What the device remembers from an earlier page, until an answer says better. */
export const rememberClock = (known: ServerClock | undefined): void => void (clock ??= known);

export const onClock = (listener: (clock: ServerClock) => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const serverClock = (): ServerClock | undefined => clock;

/** A moment of this device's clock in the server's time, as far as this page knows it; the same until an answer was heard. */
export const byServer = (deviceAt: Temporal.Instant): Temporal.Instant => serverTime(clock, deviceAt);

export const serverNow = (): Temporal.Instant => byServer(Temporal.Now.instant());
