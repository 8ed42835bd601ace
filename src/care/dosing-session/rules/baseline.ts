import { isBefore, type Instant } from "#kernel/time.ts";

import type { Baseline, BaselineKnown } from "./assess-reading.ts";
import { firstDose, standingReadings, type DosingSession, type Reading } from "./dosing-session.ts";
import { isQuestionable } from "./questionable.ts";
import { valuesIn, type VitalParameter } from "./vital-parameter.ts";

/** What a reading must have to be a baseline: without them a rise or a return cannot be told. */
const complete: readonly VitalParameter[] = ["systolic", "diastolic", "heartRate", "saturation"];

const isComplete = (reading: Reading): boolean =>
  !isQuestionable(reading) && reading.implausible.length === 0 && complete.every((parameter) => reading[parameter] !== undefined);

/** The reading that rises are measured from: the chosen one, else the last complete one before the first dose that no device doubted (BASE-1, BASE-2, BLE-6). */
export const baselineReading = (session: DosingSession): Reading | undefined => {
  const readings = standingReadings(session);
  const chosen = readings.find((reading) => reading.readingId === session.chosenBaselineId);
  if (chosen !== undefined) return chosen;
  const dosedAt = firstDose(session)?.observedAt;
  return readings.findLast((reading) => isComplete(reading) && (dosedAt === undefined || !isBefore(dosedAt, reading.observedAt)));
};

export const baselineValues = (reading: Reading): Baseline => Object.fromEntries(valuesIn(reading));

/** What is known of the baseline for a reading taken at any moment of this session. The record is searched once, however many are asked for. */
export const baselineOf = (session: DosingSession): ((at: Instant) => BaselineKnown) => {
  const dosedAt = firstDose(session)?.observedAt;
  if (dosedAt === undefined) return () => ({ kind: "not-due" });
  const reading = baselineReading(session);
  const known: BaselineKnown = reading === undefined ? { kind: "missing" } : { kind: "known", values: baselineValues(reading) };
  return (at) => (isBefore(dosedAt, at) ? known : { kind: "not-due" });
};

/** What is known of the baseline for a reading taken at `at`. */
export const baselineAt = (session: DosingSession, at: Instant): BaselineKnown => baselineOf(session)(at);
