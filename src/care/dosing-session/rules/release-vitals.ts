import type { Condition } from "#kernel/gate.ts";
import { isBefore, minutesBetween, type Instant } from "#kernel/time.ts";

import { baselineReading } from "./baseline.ts";
import { met, unknown, unmet, type Asked } from "./condition.ts";
import { releaseLimits } from "./data/gate-limits.ts";
import { standingDoses, standingReadings, type DosingSession } from "./dosing-session.ts";
import { freshValues } from "./latest-values.ts";

const notFresh = `Not measured in the last ${releaseLimits.freshness.value} minutes.`;

/** REL-3: MOAA/S 5 or RASS 0 at the last check since the last dose, and on every check back to one at least 15 minutes before. */
export const alertTwice = (session: DosingSession, ask: Asked): Condition => {
  const dosedAt = standingDoses(session).at(-1)?.observedAt;
  const checks = standingReadings(session)
    .filter(({ observedAt }) => dosedAt === undefined || !isBefore(observedAt, dosedAt))
    .filter(({ moaas, rass }) => moaas !== undefined || rass !== undefined);
  const isAlert = ({ moaas, rass }: (typeof checks)[number]): boolean =>
    (moaas === undefined || moaas.value === releaseLimits.moaas) && (rass === undefined || rass.value === releaseLimits.rass);
  const last = checks.at(-1);
  if (last === undefined) return unknown(ask, "MOAA/S or RASS was not charted.");
  if (!isAlert(last)) return unmet(ask, "Not fully alert at the last check.");
  const since = checks.slice(checks.findLastIndex((check) => !isAlert(check)) + 1)[0] ?? last;
  const apart = minutesBetween(since.observedAt, last.observedAt);
  const wanted = releaseLimits.alertChecksApart.value;
  return apart >= wanted
    ? met(ask, `Alert on checks ${Math.round(apart)} minutes apart.`)
    : unmet(ask, `Check again: two checks, ${wanted} minutes apart.`);
};

/** REL-4: below 160/100 and each pressure within 20 % of the baseline. No baseline: it cannot be told. */
export const backNearBaseline = (session: DosingSession, at: Instant, ask: Asked): Condition => {
  const { systolic, diastolic } = freshValues(session, at, releaseLimits.freshness.value);
  if (systolic === undefined || diastolic === undefined) return unknown(ask, notFresh);
  const said = `${systolic.value}/${diastolic.value} mmHg`;
  const { pressureBelow, baselineFraction } = releaseLimits;
  if (systolic.value >= pressureBelow.systolic || diastolic.value >= pressureBelow.diastolic) return unmet(ask, `${said} is too high.`);
  const baseline = baselineReading(session);
  if (baseline?.systolic === undefined || baseline.diastolic === undefined)
    return unknown(ask, `${said}; there is no baseline to compare with.`);
  const isNear = (value: number, from: number): boolean => Math.abs(value - from) <= from * baselineFraction;
  const near = isNear(systolic.value, baseline.systolic.value) && isNear(diastolic.value, baseline.diastolic.value);
  const from = `baseline ${baseline.systolic.value}/${baseline.diastolic.value}`;
  return near
    ? met(ask, `${said}, ${from}.`, systolic.readingId)
    : unmet(ask, `${said} is not within 20 % of the ${from}.`, systolic.readingId);
};

/** REL-5: SpO2 94 % or more, breathing 10 to 24, heart rate 50 to 110. */
export const otherVitals = (session: DosingSession, at: Instant, ask: Asked): Condition => {
  const { saturation, respiration, heartRate } = freshValues(session, at, releaseLimits.freshness.value);
  const isOutside = (value: number, [low, high]: readonly [number, number]): boolean => value < low || value > high;
  const beyond = [
    saturation && saturation.value < releaseLimits.saturationFrom ? `SpO2 ${saturation.value} %` : "",
    respiration && isOutside(respiration.value, releaseLimits.respiration) ? `respiratory rate ${respiration.value} /min` : "",
    heartRate && isOutside(heartRate.value, releaseLimits.heartRate) ? `heart rate ${heartRate.value} /min` : "",
  ].filter((one) => one !== "");
  if (beyond.length > 0) return unmet(ask, `Outside limits: ${beyond.join(", ")}.`);
  if (saturation === undefined || respiration === undefined || heartRate === undefined) return unknown(ask, notFresh);
  return met(ask, `SpO2 ${saturation.value} %, respiratory rate ${respiration.value} /min, heart rate ${heartRate.value} /min.`);
};
