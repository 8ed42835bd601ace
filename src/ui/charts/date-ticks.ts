interface Step {
  readonly days?: number;
  readonly months?: number;
}

const steps: readonly (readonly [Step, days: number])[] = [
  [{ days: 1 }, 1],
  [{ days: 2 }, 2],
  [{ days: 7 }, 7],
  [{ days: 14 }, 14],
  [{ months: 1 }, 30.4],
  [{ months: 2 }, 60.9],
  [{ months: 3 }, 91.3],
  [{ months: 6 }, 182.6],
  [{ months: 12 }, 365.2],
];

/** Starts of days, weeks or months between two instants, in the zone that the reader lives in; at most about `count`. */
export const dateTicks = (from: Temporal.Instant, to: Temporal.Instant, timeZone: string, count: number): readonly Temporal.Instant[] => {
  const days = (to.epochMilliseconds - from.epochMilliseconds) / 86_400_000;
  const [step] = steps.find(([, length]) => days / length <= count) ?? [{ months: Math.ceil(days / 365.2 / Math.max(1, count)) * 12 }];
  const day = from.toZonedDateTimeISO(timeZone).startOfDay();
  let tick = "months" in step ? day.with({ day: 1 }) : day;
  const ticks: Temporal.Instant[] = [];
  while (Temporal.Instant.compare(tick.toInstant(), to) <= 0) {
    if (Temporal.Instant.compare(tick.toInstant(), from) >= 0) ticks.push(tick.toInstant());
    tick = tick.add(step);
  }
  return ticks;
};
