import type { Instant } from "#kernel/time.ts";

/** The answer header in which the server says its time, as an ISO 8601 instant. */
export const nowHeader = "kapstone-now";

/** How far the server's clock is ahead of this device's. The truth lies within `uncertaintyMs` of `offsetMs`. */
export type ServerClock = {
  readonly offsetMs: number;
  /** Half of the round trip: the server's time was read somewhere inside it. */
  readonly uncertaintyMs: number;
  /** The device's clock when it was measured. */
  readonly measuredAt: Instant;
};

export type ClockSample = { readonly sentAt: Instant; readonly answeredAt: Instant; readonly serverNow: Instant };

/** A quartz clock strays by up to about 100 millionths. */
const driftPerMs = 100 / 1_000_000;

/** One measurement from one request. Undefined when the device's clock was set back in between. */
export const measureClock = ({ sentAt, answeredAt, serverNow }: ClockSample): ServerClock | undefined => {
  const tripMs = answeredAt.epochMilliseconds - sentAt.epochMilliseconds;
  if (tripMs < 0) return undefined;
  const middle = sentAt.epochMilliseconds + tripMs / 2;
  return { offsetMs: serverNow.epochMilliseconds - middle, uncertaintyMs: tripMs / 2, measuredAt: answeredAt };
};

/** Keeps the sharper of two measurements; an older one blurs with time, and one that cannot be true any more goes. */
export const betterClock = (known: ServerClock | undefined, measured: ServerClock): ServerClock => {
  if (known === undefined) return measured;
  const ageMs = Math.abs(measured.measuredAt.epochMilliseconds - known.measuredAt.epochMilliseconds);
  const blurredMs = known.uncertaintyMs + ageMs * driftPerMs;
  const wasSet = Math.abs(measured.offsetMs - known.offsetMs) > blurredMs + measured.uncertaintyMs;
  return wasSet || measured.uncertaintyMs <= blurredMs ? measured : known;
};

/** A clock that is off by less, in milliseconds, is nobody's concern. */
export const wrongClockMs = 60_000;

/** Whether a fact was charted on a device whose clock was so far off that a reader should know. */
export const isWrongClock = ({ clockOffsetMs = 0 }: { readonly clockOffsetMs?: number | undefined }): boolean =>
  Math.abs(clockOffsetMs) >= wrongClockMs;

/** The server's time at a moment of the device's clock; the device's own while nothing was measured. */
export const serverTime = (clock: ServerClock | undefined, deviceNow: Instant): Instant =>
  Temporal.Instant.fromEpochMilliseconds(deviceNow.epochMilliseconds + Math.round(clock?.offsetMs ?? 0));
