import { isBefore, plusMinutes, type Instant } from "#kernel/time.ts";

/** When a clinician can be booked: a weekday (1 = Monday) and two wall-clock times in the clinic's zone. */
export type Availability = {
  readonly staffId: string;
  readonly weekday: number;
  readonly opens: Temporal.PlainTime;
  readonly closes: Temporal.PlainTime;
};

export type Busy = { readonly staffId: string; readonly from: Instant; readonly until: Instant };

export type Slot = { readonly staffId: string; readonly startsAt: Instant; readonly endsAt: Instant };

type Question = {
  readonly availability: readonly Availability[];
  readonly busy: readonly Busy[];
  readonly timeZone: string;
  readonly minutes: number;
  /** No slot starts before it (SCH-2). */
  readonly notBefore: Instant;
  readonly firstDay: Temporal.PlainDate;
  readonly days: number;
};

const slotsOfDay = (day: Temporal.PlainDate, open: Availability, timeZone: string, minutes: number): readonly Slot[] => {
  const start = day.toZonedDateTime({ timeZone, plainTime: open.opens }).toInstant();
  const close = day.toZonedDateTime({ timeZone, plainTime: open.closes }).toInstant();
  const count = Math.max(0, Math.floor((close.epochMilliseconds - start.epochMilliseconds) / 60_000 / minutes));
  return Array.from({ length: count }, (_, index) => ({
    staffId: open.staffId,
    startsAt: plusMinutes(start, index * minutes),
    endsAt: plusMinutes(start, (index + 1) * minutes),
  }));
};

const isTaken = (slot: Slot, busy: readonly Busy[]): boolean =>
  busy.some((one) => one.staffId === slot.staffId && isBefore(one.from, slot.endsAt) && isBefore(slot.startsAt, one.until));

/** The free slots of the days asked for, by start: inside availability (SCH-1), not too soon (SCH-2), not booked (SCH-3). */
export const freeSlots = (question: Question): readonly Slot[] => {
  const days = Array.from({ length: question.days }, (_, index) => question.firstDay.add({ days: index }));
  return days
    .flatMap((day) =>
      question.availability
        .filter((open) => open.weekday === day.dayOfWeek)
        .flatMap((open) => slotsOfDay(day, open, question.timeZone, question.minutes)),
    )
    .filter((slot) => !isBefore(slot.startsAt, question.notBefore) && !isTaken(slot, question.busy))
    .toSorted((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt) || one.staffId.localeCompare(other.staffId));
};
