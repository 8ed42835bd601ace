import type { Instant } from "#kernel/time.ts";

import { askedAt, followUpIntervals, type Interval } from "./data/schedule.ts";

const after = (day: Temporal.PlainDate, { value, unit }: Interval["every"], times = 1): Temporal.PlainDate =>
  unit === "wk" ? day.add({ weeks: value * times }) : day.add({ months: value * times });

const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(one, other) > 0;

/** The days of one interval, from the end of the one before it. */
const daysOf = (doseDay: Temporal.PlainDate, { every, until }: Interval, from: Temporal.PlainDate): readonly Temporal.PlainDate[] => {
  const last = after(doseDay, until);
  const days: Temporal.PlainDate[] = [];
  for (let times = 1; !isAfter(after(doseDay, every, times), last); times += 1) {
    const day = after(doseDay, every, times);
    if (isAfter(day, from)) days.push(day);
  }
  return days;
};

/** The calendar days on which a patient is asked after a dose on `doseDay`, in order, each once (FUP-1). */
export const plannedDays = (doseDay: Temporal.PlainDate): readonly Temporal.PlainDate[] =>
  followUpIntervals.flatMap((interval, index) => {
    const before = followUpIntervals[index - 1];
    return daysOf(doseDay, interval, before === undefined ? doseDay : after(doseDay, before.until));
  });

/** The moments at which the questions arrive: in the morning of each planned day, by the clock where the patient lives (FUP-1). */
export const plannedDates = (lastDoseAt: Instant, timeZone: string): readonly Instant[] =>
  plannedDays(lastDoseAt.toZonedDateTimeISO(timeZone).toPlainDate()).map((day) =>
    day.toZonedDateTime({ timeZone, plainTime: askedAt }).toInstant(),
  );
