import { minutesBetween, plusMinutes, type Instant } from "#kernel/time.ts";

import { assessReading } from "./assess-reading.ts";
import { baselineAt, baselineReading } from "./baseline.ts";
import { preDoseFreshness, recheck } from "./data/gate-limits.ts";
import { firstDose, standingReadings, type DosingSession, type Reading } from "./dosing-session.ts";
import type { ProtocolSnapshot, VitalSchedule } from "./events.ts";
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
  readonly why: "before-dose" | "schedule" | "recheck-amber" | "recheck-red";
  readonly overdue: boolean;
  readonly missing: readonly VitalParameter[];
};

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
  let watched: Watched | undefined;
  for (const reading of standingReadings(session)) {
    const { level, alerts } = assessReading(reading, limits, baselineAt(session, reading.observedAt), reading.implausible);
    if (level === "amber" || level === "red") {
      watched = { level, parameters: alerts.map((alert) => alert.parameter), greens: 0, at: reading.observedAt };
    } else if (watched?.parameters.every((parameter) => reading[parameter] !== undefined && !reading.implausible.includes(parameter))) {
      watched = watched.greens + 1 >= recheck.greenSets ? undefined : { ...watched, greens: watched.greens + 1, at: reading.observedAt };
    }
  }
  return watched;
};

const beforeDose = (session: DosingSession, openedAt: Instant, now: Instant): NextDue => {
  const taken = baselineReading(session)?.observedAt;
  const at = taken === undefined ? openedAt : plusMinutes(taken, preDoseFreshness.value);
  const missing = session.opened?.protocol.schedule?.fullSet ?? [];
  return { at, why: "before-dose", overdue: taken !== undefined && minutesBetween(at, now) > 0, missing };
};

/** The next set of vital signs, and whether it is overdue (DUE-1…DUE-3). Null when nothing is due any more. */
export const nextDue = (session: DosingSession, now: Instant): NextDue | null => {
  if (session.opened === null || session.status !== "open") return null;
  if (firstDose(session) === undefined) return beforeDose(session, session.opened.observedAt, now);
  const set = vitalSets(session, now).find(({ status }) => status === "overdue" || status === "due" || status === "upcoming");
  const scheduled: NextDue | null = set
    ? { at: set.dueAt, why: "schedule", overdue: set.status === "overdue", missing: set.missing }
    : null;
  const watched = recheckDue(session, session.opened.protocol);
  if (watched === undefined) return scheduled;
  const at = watched.level === "red" ? watched.at : plusMinutes(watched.at, recheck.afterAmber.value);
  if (scheduled !== null && Temporal.Instant.compare(scheduled.at, at) < 0) return scheduled;
  const overdue = minutesBetween(plusMinutes(at, recheck.tolerance.value), now) > 0;
  return { at, why: watched.level === "red" ? "recheck-red" : "recheck-amber", overdue, missing: watched.parameters };
};
