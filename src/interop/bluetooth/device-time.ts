import type { Fields } from "./packet.ts";

/**
 * What a device's own clock shows: local time without a zone, set by whoever last set it. A year, month or day of 0 is one that the
 * device does not know (null). `impossible` is a stamp that no calendar has.
 */
export type DeviceTime =
  | {
      readonly kind: "local";
      readonly year: number | null;
      readonly month: number | null;
      readonly day: number | null;
      readonly hour: number;
      readonly minute: number;
      readonly second: number;
    }
  | { readonly kind: "impossible" };

/** How many bytes a time stamp takes. */
export const deviceTimeLength = 7;

const orUnknown = (value: number): number | null => (value === 0 ? null : value);

const isOnCalendar = (year: number, month: number, day: number): boolean => {
  if ((year !== 0 && (year < 1582 || year > 9999)) || month > 12 || day > 31) return false;
  if (month === 0 || day === 0) return true;
  // Without a year a 29th of February may be one.
  return day <= Temporal.PlainYearMonth.from({ year: year === 0 ? 2000 : year, month }).daysInMonth;
};

export const readDeviceTime = (fields: Fields): DeviceTime => {
  const year = fields.unsigned(2);
  const [month, day] = [fields.unsigned(1), fields.unsigned(1)];
  const [hour, minute, second] = [fields.unsigned(1), fields.unsigned(1), fields.unsigned(1)];
  if (!isOnCalendar(year, month, day) || hour > 23 || minute > 59 || second > 59) return { kind: "impossible" };
  return { kind: "local", year: orUnknown(year), month: orUnknown(month), day: orUnknown(day), hour, minute, second };
};

/** The stamp as a date and time without a zone; undefined where the device does not know all of it. */
export const completeTime = (time: DeviceTime | null): Temporal.PlainDateTime | undefined => {
  if (time === null || time.kind === "impossible") return undefined;
  const { year, month, day, hour, minute, second } = time;
  return year === null || month === null || day === null ? undefined : new Temporal.PlainDateTime(year, month, day, hour, minute, second);
};
