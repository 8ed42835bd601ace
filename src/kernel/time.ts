export type Instant = Temporal.Instant;

export const minutesBetween = (from: Instant, to: Instant): number => (to.epochMilliseconds - from.epochMilliseconds) / 60_000;

export const hoursBetween = (from: Instant, to: Instant): number => minutesBetween(from, to) / 60;

export const isBefore = (one: Instant, other: Instant): boolean => Temporal.Instant.compare(one, other) < 0;

export const plusMinutes = (instant: Instant, minutes: number): Instant => instant.add({ milliseconds: Math.round(minutes * 60_000) });

/** The day of an instant where `timeZone` is kept, as `2026-11-23`. */
export const dateIn = (timeZone: string, at: Instant): string => at.toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The instant of so many milliseconds since 1970. */
export const instantOf = (milliseconds: number): Instant => Temporal.Instant.fromEpochMilliseconds(milliseconds);

/** Whole milliseconds are what every part of Kapstone can store and compare exactly. */
export const toMillisecond = (instant: Instant): Instant => Temporal.Instant.fromEpochMilliseconds(instant.epochMilliseconds);
