import type { Instant } from "#kernel/time.ts";

/** When something comes round again: every day at a time of the clinic's clock, or every so many minutes from midnight UTC. */
export type Recurrence = { readonly kind: "daily"; readonly at: string } | { readonly kind: "every"; readonly minutes: number };

/** The first moment of a recurrence after `from`. A time that the clocks skip in spring comes as much later as they skip. */
export const nextOccurrence = (recurrence: Recurrence, timeZone: string, from: Instant): Instant => {
  if (recurrence.kind === "every") {
    const stepMs = recurrence.minutes * 60_000;
    return Temporal.Instant.fromEpochMilliseconds((Math.floor(from.epochMilliseconds / stepMs) + 1) * stepMs);
  }
  const today = from.toZonedDateTimeISO(timeZone).toPlainDate();
  const time = Temporal.PlainTime.from(recurrence.at);
  const onDay = (days: number): Instant => today.add({ days }).toZonedDateTime({ timeZone, plainTime: time }).toInstant();
  const first = onDay(0);
  return Temporal.Instant.compare(first, from) > 0 ? first : onDay(1);
};
