import type { Quantity } from "#kernel/quantity.ts";
import { hoursBetween, type Instant } from "#kernel/time.ts";

import type { AnalyteId, RecordedLab } from "./data/lab-tests.ts";
import type { LabValue } from "./events.ts";
import type { LabRecord, VitalsRecord } from "./screening.ts";

const hoursIn = { h: 1, d: 24, wk: 168 } as const;

/** Months are counted by the calendar, in UTC: a few hours do not matter to an interval of months. */
const monthsBefore = (months: number, now: Instant): Instant => now.toZonedDateTimeISO("UTC").subtract({ months }).toInstant();

/** Whether something that was so at `at` is not older than this. What lies ahead of `now` is not known yet. */
export const isYoungerThan = (limit: Quantity<"h" | "d" | "wk" | "mo">, at: Instant, now: Instant): boolean => {
  if (Temporal.Instant.compare(at, now) > 0) return false;
  if (limit.unit === "mo") return Temporal.Instant.compare(at, monthsBefore(limit.value, now)) >= 0;
  return hoursBetween(at, now) <= limit.value * hoursIn[limit.unit];
};

const byTime = (one: LabRecord, other: LabRecord): number => Temporal.Instant.compare(one.collectedAt, other.collectedAt);

/** The newest result of a test; null when there is none. */
export const newestLab = (labs: readonly LabRecord[], lab: RecordedLab): LabRecord | null =>
  labs
    .filter((one) => one.lab === lab)
    .toSorted(byTime)
    .at(-1) ?? null;

export type ValueFact = { readonly value: LabValue; readonly at: Instant; readonly recordId: string };

/** The newest value of one analyte in whichever result it stands. */
export const newestValue = (labs: readonly LabRecord[], analyte: AnalyteId): ValueFact | null => {
  const found = labs
    .toSorted(byTime)
    .flatMap(({ values, collectedAt, recordId }) =>
      values.filter((value) => value.analyte === analyte).map((value) => ({ value, at: collectedAt, recordId })),
    );
  return found.at(-1) ?? null;
};

const newestOf = <Fact>(vitals: readonly VitalsRecord[], of: (one: VitalsRecord) => Fact | null): Fact | null =>
  vitals
    .filter((one) => of(one) !== null)
    .toSorted((one, other) => Temporal.Instant.compare(one.measuredAt, other.measuredAt))
    .map(of)
    .at(-1) ?? null;

export const newestWeight = (vitals: readonly VitalsRecord[]): Quantity<"kg"> | null => newestOf(vitals, ({ weight }) => weight);

export const newestHeight = (vitals: readonly VitalsRecord[]): Quantity<"cm"> | null => newestOf(vitals, ({ height }) => height);

/** Body mass index in kg/m², to one decimal; null without weight or height. */
export const bodyMassIndex = (vitals: readonly VitalsRecord[]): number | null => {
  const [weight, height] = [newestWeight(vitals), newestHeight(vitals)];
  return weight === null || height === null ? null : Math.round((weight.value / (height.value / 100) ** 2) * 10) / 10;
};
