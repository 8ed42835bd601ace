import { settled } from "#kernel/setting.ts";
import { minutesBetween, type Instant } from "#kernel/time.ts";

import { deviceTimes, unrealFlags, unusableFlags } from "./data/device-settings.ts";
import { streamTimes } from "./data/stream-settings.ts";
import type { ChartVitals } from "./chart-vitals.ts";
import { standingReadings, type DosingSession } from "./dosing-session.ts";
import { protocolOf } from "./protocol.ts";
import type { DeviceFlag } from "./stored-device.ts";
import { valuesIn, type VitalValues } from "./vital-parameter.ts";

/** One measurement that a device made by itself: of a cuff, a thermometer, an oximeter's spot check. */
export type DeviceMeasurement = {
  readonly deviceId: string;
  readonly name: string;
  readonly values: VitalValues;
  /** Null where the device reports no status. */
  readonly flags: readonly DeviceFlag[] | null;
  /** Undefined where the device has no users; null where it does not know which. */
  readonly user: number | null | undefined;
  readonly localTime: Temporal.PlainDateTime | null;
};

/** What a person must answer before it is charted. `at` is the device's time by the clinic's zone. */
export type DeviceQuestion =
  | { readonly why: "other-user"; readonly before: number | null; readonly now: number | null }
  | { readonly why: "other-time"; readonly at: Instant }
  | { readonly why: "from-storage" };

export type DeviceVerdict =
  | { readonly verdict: "chart" }
  | { readonly verdict: "ask"; readonly question: DeviceQuestion }
  /** Charted before (BLE-3). */
  | { readonly verdict: "repeated" }
  /** The device says itself that there is no value, or that it measures nobody (BLE-4, BLE-5). */
  | { readonly verdict: "no-value"; readonly why: "no-number" | "unusable" | "unreal" };

/** The reading that a measurement becomes; the device's own marks, user and time stay with it (BLE-6). */
export const readingOf = ({ deviceId, name, values, flags, user, localTime }: DeviceMeasurement, readingId: string): ChartVitals => ({
  readingId,
  source: {
    kind: "device",
    deviceId,
    name,
    ...(localTime === null ? {} : { localTime: localTime.toString() }),
    ...(user === undefined ? {} : { user }),
    ...(flags === null ? {} : { flags: [...flags] }),
  },
  ...values,
  confirmed: false,
});

const textOf = (values: VitalValues): string => valuesIn(values).join(";");

/** A browser gives a device an id of its own; on another tablet it is known by its name. */
const isSameDevice = (one: ChartVitals["source"], other: Pick<ChartVitals["source"], "deviceId" | "name">): boolean =>
  one.deviceId === other.deviceId || (one.name !== undefined && one.name === other.name);

/**
 * Whether a device said this before: the same device, its own time and the same values, however long ago; of a device without a clock
 * the same values within the time in which cuff values are one reading (BLE-3). A reading that was crossed out counts, too.
 */
export const isRepeated = (
  session: DosingSession,
  { source, ...values }: Pick<ChartVitals, "source"> & VitalValues,
  at: Instant,
): boolean => {
  const within = settled(protocolOf(session), streamTimes.sameCuffReading).value / 60;
  return session.readings.some((one) => {
    if (!isSameDevice(one.source, source) || textOf(one) !== textOf(values)) return false;
    return source.localTime === undefined
      ? one.source.localTime === undefined && Math.abs(minutesBetween(one.observedAt, at)) <= within
      : one.source.localTime === source.localTime;
  });
};

/** BLE-7: a cuff that has several users measures this patient only as long as its user stays the same. */
const otherUser = (session: DosingSession, measured: DeviceMeasurement): DeviceQuestion | undefined => {
  const { user } = measured;
  if (user === undefined) return undefined;
  const before = standingReadings(session).findLast(({ source }) => isSameDevice(source, measured) && source.user !== undefined)?.source
    .user;
  return before === undefined || before === user ? undefined : { why: "other-user", before, now: user };
};

/** BLE-8: a measurement of another time comes from the device's memory, or its clock is wrong; only a person can tell. */
const otherTime = (
  session: DosingSession,
  { localTime, flags }: DeviceMeasurement,
  now: Instant,
  timeZone: string,
): DeviceQuestion | undefined => {
  if (localTime !== null) {
    const at = localTime.toZonedDateTime(timeZone).toInstant();
    const tolerance = settled(protocolOf(session), deviceTimes.clockTolerance).value;
    if (Math.abs(minutesBetween(at, now)) > tolerance) return { why: "other-time", at };
  }
  return flags?.includes("from-storage") === true ? { why: "from-storage" } : undefined;
};

const some = (flags: readonly DeviceFlag[] | null, marks: ReadonlySet<DeviceFlag>): boolean =>
  flags?.some((flag) => marks.has(flag)) ?? false;

/** What becomes of a measurement that just came in. Nothing is charted silently that a person would have to doubt. */
export const judgeMeasurement = (session: DosingSession, measured: DeviceMeasurement, now: Instant, timeZone: string): DeviceVerdict => {
  if (some(measured.flags, unrealFlags)) return { verdict: "no-value", why: "unreal" };
  if (some(measured.flags, unusableFlags)) return { verdict: "no-value", why: "unusable" };
  if (valuesIn(measured.values).length === 0) return { verdict: "no-value", why: "no-number" };
  if (isRepeated(session, readingOf(measured, ""), now)) return { verdict: "repeated" };
  const question = otherUser(session, measured) ?? otherTime(session, measured, now, timeZone);
  return question === undefined ? { verdict: "chart" } : { verdict: "ask", question };
};
