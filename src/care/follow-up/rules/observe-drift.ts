import { settled, type Protocol } from "#kernel/setting.ts";
import { hoursBetween, isBefore, type Instant } from "#kernel/time.ts";

import { driftTotal, readingsApart, responseDrop, riseAboveNadir } from "./data/follow-up-settings.ts";

export type DriftReading = { readonly at: Instant; readonly total: number };

/**
 * What the readings after the doses show, for a person to look at. It never asks for a dose. `not-assessed` says what is missing;
 * `once` is one reading that waits for a second.
 */
export type DriftObservation =
  | { readonly kind: "not-assessed"; readonly reason: "no-baseline" | "no-dose" | "no-reading" }
  | { readonly kind: "steady"; readonly nadir: number; readonly latest: DriftReading }
  | {
      readonly kind: "once" | "drift";
      readonly signs: readonly DriftSign[];
      readonly nadir: number;
      readonly since: DriftReading;
      readonly latest: DriftReading;
    };

export type DriftSign = "response-lost" | "risen-from-nadir";

type Asked = {
  /** Null when nothing counts as a baseline. */
  readonly baseline: number | null;
  /** Null when no dose was given. */
  readonly firstDoseAt: Instant | null;
  /** Known totals of the instrument, in any order. */
  readonly readings: readonly DriftReading[];
  readonly protocol: Protocol;
};

const inOrder = (one: DriftReading, other: DriftReading): number => Temporal.Instant.compare(one.at, other.at);

/** Whether a total has dropped from the baseline as far as a response asks for. A baseline of 0 leaves nothing to drop. */
export const isResponse = (total: number, baseline: number, protocol: Protocol): boolean =>
  baseline > 0 && (baseline - total) * 100 >= settled(protocol, responseDrop).value * baseline;

/** The signs in one reading, seen against the baseline and the lowest total before it (FUP-6). */
const signsIn = (total: number, baseline: number, nadirBefore: number, protocol: Protocol): readonly DriftSign[] => {
  const responded = isResponse(nadirBefore, baseline, protocol);
  const lost: readonly DriftSign[] = responded && !isResponse(total, baseline, protocol) ? ["response-lost"] : [];
  const risen: readonly DriftSign[] =
    total - nadirBefore >= settled(protocol, riseAboveNadir).value && total >= settled(protocol, driftTotal).value
      ? ["risen-from-nadir"]
      : [];
  return [...lost, ...risen];
};

type Run = { readonly since: DriftReading; readonly signs: readonly DriftSign[] };

/** The unbroken run of readings with a sign that ends with the newest one. */
const runAtEnd = (readings: readonly DriftReading[], baseline: number, protocol: Protocol): Run | undefined => {
  let nadir = Number.POSITIVE_INFINITY;
  let run: Run | undefined;
  for (const reading of readings) {
    const signs = Number.isFinite(nadir) ? signsIn(reading.total, baseline, nadir, protocol) : [];
    run = signs.length === 0 ? undefined : { since: run?.since ?? reading, signs };
    nadir = Math.min(nadir, reading.total);
  }
  return run;
};

/**
 * A drift is shown when two readings at least a week apart, with none better between them, show that the response is lost or that the
 * total has risen by 5 above its lowest to 10 or more (FUP-6, FUP-7).
 */
export const observeDrift = ({ baseline, firstDoseAt, readings, protocol }: Asked): DriftObservation => {
  if (baseline === null) return { kind: "not-assessed", reason: "no-baseline" };
  if (firstDoseAt === null) return { kind: "not-assessed", reason: "no-dose" };
  const afterDose = readings.filter(({ at }) => !isBefore(at, firstDoseAt)).toSorted(inOrder);
  const latest = afterDose.at(-1);
  if (latest === undefined) return { kind: "not-assessed", reason: "no-reading" };
  const nadir = Math.min(...afterDose.map(({ total }) => total));
  const run = runAtEnd(afterDose, baseline, protocol);
  if (run === undefined) return { kind: "steady", nadir, latest };
  const apart = hoursBetween(run.since.at, latest.at) >= settled(protocol, readingsApart).value * 24;
  return { kind: apart ? "drift" : "once", signs: run.signs, nadir, since: run.since, latest };
};
