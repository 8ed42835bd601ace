import type { Instant } from "#kernel/time.ts";

import type { Device } from "./device.ts";
import type { Arrival, SentTime } from "./sent-message.ts";

/** How far a device's times are moved, in milliseconds; 0 leaves them as they are. */
export type ClockShift = number;

export type ClockWords = Pick<Device, "timeZone" | "clock">;

/** The instant that a device meant. Of the two that an hour twice in autumn can mean it is the one nearer to the arrival (DEV-16). */
export const meantInstant = (sent: SentTime, { timeZone }: Pick<Device, "timeZone">, { receivedAt, clinicZone }: Arrival): Instant => {
  const plain = Temporal.PlainDateTime.from(sent.local);
  if (sent.offset !== null) return plain.toZonedDateTime(sent.offset).toInstant();
  const zone = timeZone ?? clinicZone;
  const [earlier, later] = (["earlier", "later"] as const).map((disambiguation) =>
    plain.toZonedDateTime(zone, { disambiguation }).toInstant(),
  );
  const distance = (one: Instant): number => Math.abs(one.epochMilliseconds - receivedAt.epochMilliseconds);
  const first = earlier ?? receivedAt;
  const second = later ?? first;
  return distance(second) < distance(first) ? second : first;
};

/**
 * How far a device's clock is moved, from the time that its message bears and the time that it came (DEV-17). A clock that runs ahead is
 * wrong in any case: nothing comes before it was sent. One that lags may be wrong, or its message late: set by hand it is taken to be
 * wrong; one that follows the network is believed. A shift that was found stays until it is off by more than the tolerance, so that one
 * moment of the device stays one moment here.
 */
export const clockShift = (
  sentAt: Instant | null,
  receivedAt: Instant,
  clock: Device["clock"],
  known: ClockShift,
  toleranceMilliseconds: number,
): ClockShift => {
  if (sentAt === null) return 0;
  const off = receivedAt.epochMilliseconds - sentAt.epochMilliseconds;
  if (Math.abs(off) <= toleranceMilliseconds) return 0;
  if (off > 0 && clock === "network") return 0;
  return Math.abs(off - known) <= toleranceMilliseconds ? known : off;
};

/**
 * When something was observed: the device's time, moved by its clock's shift. What would lie after the arrival contradicts its own
 * message and is taken for the moment at which it came (DEV-17); a wrong clock never keeps a value out.
 */
export const observedTime = (deviceAt: Instant | null, receivedAt: Instant, shift: ClockShift, toleranceMilliseconds: number): Instant => {
  if (deviceAt === null) return receivedAt;
  const moved = deviceAt.add({ milliseconds: shift });
  return moved.epochMilliseconds - receivedAt.epochMilliseconds > toleranceMilliseconds ? receivedAt : moved;
};
