import { isBefore, plusMinutes, toMillisecond, type Instant } from "#kernel/time.ts";

/** The clinic's own calendar, seen from now. */
export type Calendar = { readonly now: Instant; readonly timeZone: string };

const sunday = 7;

/** The clinic is open on the Monday after a Sunday; the Monday of today would come too late for what is over, so that is a Saturday. */
const openDay = (asked: Temporal.PlainDate, daysAgo: number): Temporal.PlainDate => {
  if (daysAgo === 0 || asked.dayOfWeek !== sunday) return asked;
  return daysAgo === 1 ? asked.subtract({ days: 1 }) : asked.add({ days: 1 });
};

/** So many days ago at that time of the clinic's clock (`HH:MM`), on a day on which the clinic is open. Today it is open. */
export const dayAt = ({ now, timeZone }: Calendar, daysAgo: number, time: string): Instant =>
  openDay(now.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: daysAgo }), daysAgo)
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant();

/** A patient's way through time: it goes forwards, and never past now. */
export type StoryClock = {
  readonly calendar: Calendar;
  readonly at: () => Instant;
  /** Goes on to that moment of the calendar, or stays a few minutes after what was told last. */
  readonly to: (daysAgo: number, time: string) => Instant;
  readonly toMoment: (moment: Instant) => Instant;
  readonly plus: (minutes: number) => Instant;
};

export const storyClock = (calendar: Calendar, from: Instant): StoryClock => {
  let at = toMillisecond(from);
  const last = toMillisecond(calendar.now);
  const go = (moment: Instant): Instant => {
    const wanted = isBefore(moment, at) ? plusMinutes(at, 2) : toMillisecond(moment);
    at = isBefore(last, wanted) ? last : wanted;
    return at;
  };
  return {
    calendar,
    at: () => at,
    to: (daysAgo, time) => go(dayAt(calendar, daysAgo, time)),
    toMoment: go,
    plus: (minutes) => go(plusMinutes(at, minutes)),
  };
};
