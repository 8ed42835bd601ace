import { isBefore } from "#kernel/time.ts";

import { assessReading, isBeyond, type Alert } from "./assess-reading.ts";
import { baselineAt, baselineReading } from "./baseline.ts";
import { firstDose, standingReadings, type Alarm, type DosingSession, type Reading } from "./dosing-session.ts";
import type { DosingSessionEvent, EventOf } from "./events.ts";
import { isQuestionable } from "./questionable.ts";
import { rangeAlerts, rangeLimits } from "./range-limits.ts";
import type { VitalParameter } from "./vital-parameter.ts";

const limitsOf = (session: DosingSession) => session.opened?.protocol.alerts ?? [];

/** Of several alerts on one parameter the worst is the alarm (ALM-2); the first in the protocol's order where they are equal. */
const worstOfEach = (alerts: readonly Alert[]): readonly Alert[] => {
  const worst = new Map<VitalParameter, Alert>();
  for (const alert of alerts) {
    const known = worst.get(alert.parameter);
    if (known === undefined || (known.level === "amber" && alert.level === "red")) worst.set(alert.parameter, alert);
  }
  return [...worst.values()];
};

/** The alerts of a reading; of a device's implausible values those that lie behind a dangerous end of their range (ALM-11). */
const alertsOf = (session: DosingSession, reading: Reading): readonly Alert[] => [
  ...assessReading(reading, limitsOf(session), baselineAt(session, reading.observedAt), reading.implausible).alerts,
  ...rangeAlerts(reading, reading.implausible, limitsOf(session)),
];

const tells = (reading: Reading, parameter: VitalParameter): boolean =>
  reading[parameter] !== undefined && !reading.implausible.includes(parameter);

/** Whether a reading shows that a rule no longer holds. What cannot be told settles nothing. */
const isInRange = (session: DosingSession, reading: Reading, rule: string, parameter: VitalParameter): boolean => {
  const limit = [...limitsOf(session), ...rangeLimits(limitsOf(session))].find((one) => one.rule === rule);
  const value = reading[parameter]?.value;
  if (limit === undefined || value === undefined || !tells(reading, parameter) || isQuestionable(reading)) return false;
  const baseline = baselineAt(session, reading.observedAt);
  return isBeyond(limit, value, baseline.kind === "known" ? baseline.values[parameter] : undefined) === false;
};

/** Only the newest word on a parameter settles: a late reading between two others does not (ALM-4). */
const isNewest = (readings: readonly Reading[], reading: Reading, parameter: VitalParameter): boolean =>
  readings.findLast((one) => tells(one, parameter))?.readingId === reading.readingId;

/** An implausible value that alarms (ALM-11) is no word that counts, and yet an older one does not settle what it raised. */
const isBeforeCause = (readings: readonly Reading[], reading: Reading, { readingId }: Alarm): boolean =>
  readings.some((one) => one.readingId === readingId && isBefore(reading.observedAt, one.observedAt));

export const settle = (alarm: Pick<Alarm, "alarmId">, why: EventOf<"alarm-settled">["why"]): DosingSessionEvent => ({
  type: "alarm-settled",
  alarmId: alarm.alarmId,
  why,
});

const raise = (alert: Alert, readingId: string, alarmId: string): DosingSessionEvent => ({
  type: "alarm-raised",
  alarmId,
  rule: alert.rule,
  level: alert.level,
  origin: "charted",
  parameter: alert.parameter,
  value: alert.value,
  readingId,
  sampleAt: null,
});

const unsettled = (session: DosingSession): readonly Alarm[] =>
  session.alarms.filter((alarm) => alarm.origin === "charted" && alarm.settled === null);

/**
 * What a charted reading does to the alarms, given the session that already holds it: it raises at once (ALM-1), and settles those
 * whose value is back, unless a newer reading stands (ALM-4). A late reading raises, too, settled when a later one was in range.
 */
export const alarmsOfReading = (session: DosingSession, reading: Reading): readonly DosingSessionEvent[] => {
  const readings = standingReadings(session);
  const settled = unsettled(session).filter((alarm) => {
    const { parameter } = alarm;
    if (parameter === null || isBeforeCause(readings, reading, alarm)) return false;
    return isNewest(readings, reading, parameter) && isInRange(session, reading, alarm.rule, parameter);
  });
  const raised = worstOfEach(alertsOf(session, reading)).flatMap((alert) => {
    const alarmId = `${alert.rule}:${reading.readingId}`;
    const isOver = readings.some(
      (one) => isBefore(reading.observedAt, one.observedAt) && isInRange(session, one, alert.rule, alert.parameter),
    );
    if (!isOver && unsettled(session).some((alarm) => alarm.rule === alert.rule && !settled.includes(alarm))) return [];
    const raising = raise(alert, reading.readingId, alarmId);
    return isOver ? [raising, settle({ alarmId }, "in-range")] : [raising];
  });
  return [...settled.map((alarm) => settle(alarm, "in-range")), ...raised];
};

/** The newest reading that tells each parameter which the protocol judges. */
const newestReadings = (session: DosingSession): ReadonlyMap<VitalParameter, Reading> => {
  const newest = new Map<VitalParameter, Reading>();
  for (const reading of standingReadings(session)) {
    for (const limit of limitsOf(session)) if (tells(reading, limit.parameter)) newest.set(limit.parameter, reading);
  }
  return newest;
};

/** What the newest values say and no alarm does: raised under `id`, so that the same cause says it once. */
const unsaid = (
  session: DosingSession,
  id: string,
  isMeant: (parameter: VitalParameter) => boolean,
  own: readonly Alarm[] = [],
): readonly DosingSessionEvent[] =>
  [...newestReadings(session)].flatMap(([parameter, reading]) =>
    worstOfEach(alertsOf(session, reading).filter((alert) => alert.parameter === parameter && isMeant(parameter)))
      .filter((alert) => !unsettled(session).some((alarm) => alarm.rule === alert.rule && !own.includes(alarm)))
      .map((alert) => raise(alert, reading.readingId, `${alert.rule}:${reading.readingId}:${id}`)),
  );

/**
 * What crossing a reading out does to the alarms, given the session that already has it crossed out: its own are settled, and what it
 * had wrongly settled comes back (ALM-4).
 */
export const alarmsWithoutReading = (session: DosingSession, readingId: string): readonly DosingSessionEvent[] => {
  const own = unsettled(session).filter((alarm) => alarm.readingId === readingId);
  const crossedOut = session.readings.find((one) => one.readingId === readingId);
  const back = unsaid(session, readingId, (parameter) => crossedOut?.[parameter] !== undefined, own);
  return [...own.map((alarm) => settle(alarm, "entered-in-error")), ...back];
};

/**
 * What a dose or another baseline does to the alarms that were judged without it (ALM-7): the newest values are held against it, whatever
 * order the facts came in. `cause` is the id of what changed it.
 */
export const alarmsOfBaseline = (before: DosingSession, after: DosingSession, cause: string): readonly DosingSessionEvent[] => {
  const isSame =
    baselineReading(before)?.readingId === baselineReading(after)?.readingId &&
    firstDose(before)?.observedAt.epochMilliseconds === firstDose(after)?.observedAt.epochMilliseconds;
  if (isSame) return [];
  const newest = newestReadings(after);
  const over = unsettled(after).filter(({ rule, parameter }) => {
    const reading = parameter === null ? undefined : newest.get(parameter);
    return parameter !== null && reading !== undefined && isInRange(after, reading, rule, parameter);
  });
  return [...over.map((alarm) => settle(alarm, "in-range")), ...unsaid(after, cause, () => true, over)];
};
