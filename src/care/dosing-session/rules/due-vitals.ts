import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, minutesBetween, plusMinutes, type Instant } from "#kernel/time.ts";

import { assessReading } from "./assess-reading.ts";
import { baselineOf, baselineReading } from "./baseline.ts";
import { preDoseTimes } from "./data/pre-dose-settings.ts";
import { recheckTimes } from "./data/schedule-settings.ts";
import { firstDose, standingReadings, type DosingSession, type Reading } from "./dosing-session.ts";
import type { ProtocolSnapshot, VitalSchedule } from "./stored-protocol.ts";
import { isQuestionable } from "./questionable.ts";
import { preDoseBand } from "./pre-dose-pressure.ts";
import { protocolOf } from "./protocol.ts";
import type { VitalParameter } from "./vital-parameter.ts";

export type DueSet = {
  /** Minutes after the first dose at which it is due. */
  readonly minute: number;
  readonly dueAt: Instant;
  /** `overdue` is still wanted; `missed` was overtaken by the next set. */
  readonly status: "done" | "upcoming" | "due" | "overdue" | "missed";
  readonly missing: readonly VitalParameter[];
};

export type NextDue = {
  readonly at: Instant;
  /** The tolerance: from then on it is overdue. */
  readonly until: Instant;
  readonly why: "before-dose" | "schedule" | "recheck-amber" | "recheck-red";
  readonly overdue: boolean;
  readonly missing: readonly VitalParameter[];
};

const isOver = (until: Instant, now: Instant): boolean => minutesBetween(until, now) > 0;

/** The set that a reading belongs to: the nearest within the tolerance, else the last that was due before it, taken late. */
const setOf = (schedule: VitalSchedule, minute: number): number | undefined => {
  const due = schedule.after.map((one) => one.value);
  const near = due.filter((one) => Math.abs(one - minute) <= schedule.tolerance.value);
  return near.toSorted((one, other) => Math.abs(one - minute) - Math.abs(other - minute))[0] ?? due.findLast((one) => one <= minute);
};

const missingIn = (schedule: VitalSchedule, readings: readonly Reading[]): readonly VitalParameter[] =>
  schedule.fullSet.filter((parameter) => !readings.some((one) => one[parameter] !== undefined && !one.implausible.includes(parameter)));

/** Each set of the route's schedule, anchored to the first dose; a reading counts for the set it is nearest to, a late one for the last before it (DUE-2). */
export const vitalSets = (session: DosingSession, now: Instant): readonly DueSet[] => {
  const schedule = session.opened?.protocol.schedule ?? null;
  const anchor = firstDose(session)?.observedAt;
  if (schedule === null || anchor === undefined) return [];
  const tolerance = schedule.tolerance.value;
  const elapsed = minutesBetween(anchor, now);
  const readings = standingReadings(session).map((reading) => ({
    reading,
    set: setOf(schedule, minutesBetween(anchor, reading.observedAt)),
  }));
  return schedule.after.map(({ value: minute }, index): DueSet => {
    const taken = readings.filter(({ set, reading }) => set === minute && minutesBetween(anchor, reading.observedAt) > 0);
    const missing = missingIn(
      schedule,
      taken.map(({ reading }) => reading),
    );
    const next = schedule.after[index + 1]?.value ?? Infinity;
    const status = (): DueSet["status"] => {
      if (missing.length === 0) return "done";
      if (elapsed < minute - tolerance) return "upcoming";
      if (elapsed <= minute + tolerance) return elapsed >= next ? "missed" : "due";
      return elapsed >= next ? "missed" : "overdue";
    };
    return { minute, dueAt: plusMinutes(anchor, minute), status: status(), missing };
  });
};

type Watched = {
  readonly level: "amber" | "red";
  readonly parameters: readonly VitalParameter[];
  readonly greens: number;
  readonly at: Instant;
};

/** Whether an alert asks for another set, because it has not been followed by two green ones yet (DUE-3). */
const recheckDue = (session: DosingSession, { alerts: limits }: ProtocolSnapshot): Watched | undefined => {
  const greenSets = settled(protocolOf(session), recheckTimes.greenSets).value;
  const baselineAt = baselineOf(session);
  let watched: Watched | undefined;
  for (const reading of standingReadings(session)) {
    const { level, alerts } = assessReading(reading, limits, baselineAt(reading.observedAt), reading.implausible);
    if (level === "amber" || level === "red") {
      watched = { level, parameters: [...new Set(alerts.map((alert) => alert.parameter))], greens: 0, at: reading.observedAt };
    } else if (
      !isQuestionable(reading) &&
      watched?.parameters.every((parameter) => reading[parameter] !== undefined && !reading.implausible.includes(parameter))
    ) {
      watched = watched.greens + 1 >= greenSets ? undefined : { ...watched, greens: watched.greens + 1, at: reading.observedAt };
    }
  }
  return watched;
};

/** How long a reading before the dose stands: until it is old, or sooner after a pressure of caution or hold (DUE-1, BP-4). */
const standsFor = (reading: Reading, protocol: Protocol): number => {
  const { systolic, diastolic } = reading;
  const band = systolic && diastolic ? preDoseBand({ systolic: systolic.value, diastolic: diastolic.value }, protocol) : "OK";
  const { freshness, afterCaution, afterHold } = preDoseTimes;
  return settled(protocol, band === "OK" ? freshness : band === "CAUTION" ? afterCaution : afterHold).value;
};

const beforeDose = (session: DosingSession, openedAt: Instant, now: Instant): NextDue => {
  const taken = baselineReading(session);
  const at = taken === undefined ? openedAt : plusMinutes(taken.observedAt, standsFor(taken, protocolOf(session)));
  const missing = session.opened?.protocol.schedule?.fullSet ?? [];
  return { at, until: at, why: "before-dose", overdue: taken !== undefined && isOver(at, now), missing };
};

/** The next set of the schedule; after its last one again and again in its last interval, as long as the patient is here (DUE-5). */
const scheduledDue = (session: DosingSession, schedule: VitalSchedule, now: Instant): NextDue | null => {
  const sets = vitalSets(session, now);
  const tolerance = schedule.tolerance.value;
  const set = sets.find(({ status }) => status === "overdue" || status === "due" || status === "upcoming");
  if (set !== undefined) {
    const until = plusMinutes(set.dueAt, tolerance);
    return { at: set.dueAt, until, why: "schedule", overdue: set.status === "overdue", missing: set.missing };
  }
  const [last, before] = [sets.at(-1), sets.at(-2)];
  const taken = standingReadings(session).at(-1)?.observedAt;
  if (last === undefined || before === undefined || taken === undefined) return null;
  const at = plusMinutes(isBefore(last.dueAt, taken) ? taken : last.dueAt, last.minute - before.minute);
  const until = plusMinutes(at, tolerance);
  return { at, until, why: "schedule", overdue: isOver(until, now), missing: schedule.fullSet };
};

/** The next set of vital signs, and whether it is overdue (DUE-1…DUE-3, DUE-5). Null when nothing is due any more. */
export const nextDue = (session: DosingSession, now: Instant): NextDue | null => {
  if (session.opened === null || session.status !== "open") return null;
  if (firstDose(session) === undefined) return beforeDose(session, session.opened.observedAt, now);
  const { schedule } = session.opened.protocol;
  const scheduled = schedule === null ? null : scheduledDue(session, schedule, now);
  const watched = recheckDue(session, session.opened.protocol);
  if (watched === undefined) return scheduled;
  const { afterAmber, tolerance } = recheckTimes;
  const protocol = protocolOf(session);
  const at = watched.level === "red" ? watched.at : plusMinutes(watched.at, settled(protocol, afterAmber).value);
  if (scheduled !== null && Temporal.Instant.compare(scheduled.at, at) < 0) return scheduled;
  const until = plusMinutes(at, settled(protocol, tolerance).value);
  const why = watched.level === "red" ? "recheck-red" : "recheck-amber";
  return { at, until, why, overdue: isOver(until, now), missing: watched.parameters };
};
