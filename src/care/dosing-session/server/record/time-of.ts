import type { Instant } from "#kernel/time.ts";

const two = (value: number): string => String(value).padStart(2, "0");

const sinceDose = (dosedAt: Instant, at: Instant): string => {
  const minutes = Math.round((at.epochMilliseconds - dosedAt.epochMilliseconds) / 60_000);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}:${two(size % 60)}`;
};

/** Writes a moment by the clinic's clock, and by the time since the first dose where there was one. */
export const timeOf =
  (timeZone: string, dosedAt: Instant | undefined) =>
  (at: Instant): string => {
    const { hour, minute } = at.toZonedDateTimeISO(timeZone);
    const clock = `${two(hour)}:${two(minute)}`;
    return dosedAt === undefined ? clock : `${clock} (${sinceDose(dosedAt, at)})`;
  };
