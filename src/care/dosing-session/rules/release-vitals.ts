import type { Condition } from "#kernel/gate.ts";
import { settled, settledChoice, type NumberSetting, type Protocol } from "#kernel/setting.ts";
import { isBefore, minutesBetween, type Instant } from "#kernel/time.ts";

import { baselineReading } from "./baseline.ts";
import { met, unknown, unmet, type Asked } from "./condition.ts";
import { pressureVariant, releaseLimits } from "./data/release-settings.ts";
import { rassAlert } from "./data/sedation-scales.ts";
import { standingDoses, standingReadings, type DosingSession } from "./dosing-session.ts";
import { freshValues } from "./latest-values.ts";
import { protocolOf } from "./protocol.ts";

const valueOf = (protocol: Protocol, setting: NumberSetting): number => settled(protocol, setting).value;

const notFresh = (protocol: Protocol): string => `Not measured in the last ${valueOf(protocol, releaseLimits.freshness)} minutes.`;

/** REL-3: fully alert at the last check since the last dose, and on every check back to one at least 15 minutes before. */
export const alertTwice = (session: DosingSession, ask: Asked): Condition => {
  const protocol = protocolOf(session);
  const dosedAt = standingDoses(session).at(-1)?.observedAt;
  const checks = standingReadings(session)
    .filter(({ observedAt }) => dosedAt === undefined || !isBefore(observedAt, dosedAt))
    .filter(({ moaas, rass }) => moaas !== undefined || rass !== undefined);
  const from = valueOf(protocol, releaseLimits.moaas);
  const isAlert = ({ moaas, rass }: (typeof checks)[number]): boolean =>
    (moaas === undefined || moaas.value >= from) && (rass === undefined || rass.value === rassAlert);
  const last = checks.at(-1);
  if (last === undefined) return unknown(ask, "MOAA/S or RASS was not charted.");
  if (!isAlert(last)) return unmet(ask, "Not fully alert at the last check.");
  const since = checks.slice(checks.findLastIndex((check) => !isAlert(check)) + 1)[0] ?? last;
  const apart = minutesBetween(since.observedAt, last.observedAt);
  const wanted = valueOf(protocol, releaseLimits.checksApart);
  return apart >= wanted
    ? met(ask, `Alert on checks ${Math.round(apart)} minutes apart.`)
    : unmet(ask, `Check again: two checks, ${wanted} minutes apart.`);
};

/** How near to its baseline each pressure must be, in the clinic's variant: a distance in mm[Hg], and its words. */
const nearness = (protocol: Protocol): { readonly words: string; readonly within: (baseline: number) => number } => {
  const percent = valueOf(protocol, releaseLimits.nearPercent);
  const pressure = valueOf(protocol, releaseLimits.nearPressure);
  return settledChoice(protocol, pressureVariant) === "percent"
    ? { words: `${percent} %`, within: (baseline) => (baseline * percent) / 100 }
    : { words: `${pressure} mmHg`, within: () => pressure };
};

/** REL-4: both pressures below their limits and each near its baseline. No baseline: it cannot be told. */
export const backNearBaseline = (session: DosingSession, at: Instant, ask: Asked): Condition => {
  const protocol = protocolOf(session);
  const { systolic, diastolic } = freshValues(session, at, valueOf(protocol, releaseLimits.freshness));
  if (systolic === undefined || diastolic === undefined) return unknown(ask, notFresh(protocol));
  const said = `${systolic.value}/${diastolic.value} mmHg`;
  if (
    systolic.value >= valueOf(protocol, releaseLimits.systolicBelow) ||
    diastolic.value >= valueOf(protocol, releaseLimits.diastolicBelow)
  )
    return unmet(ask, `${said} is too high.`);
  const baseline = baselineReading(session);
  if (baseline?.systolic === undefined || baseline.diastolic === undefined)
    return unknown(ask, `${said}; there is no baseline to compare with.`);
  const { words, within } = nearness(protocol);
  const isNear = (value: number, from: number): boolean => Math.abs(value - from) <= within(from);
  const near = isNear(systolic.value, baseline.systolic.value) && isNear(diastolic.value, baseline.diastolic.value);
  const from = `baseline ${baseline.systolic.value}/${baseline.diastolic.value}`;
  return near
    ? met(ask, `${said}, ${from}.`, systolic.readingId)
    : unmet(ask, `${said} is not within ${words} of the ${from}.`, systolic.readingId);
};

/** REL-5: SpO2 at its limit or at the baseline's, breathing and heart rate inside theirs, all fresh. */
export const otherVitals = (session: DosingSession, at: Instant, ask: Asked): Condition => {
  const protocol = protocolOf(session);
  const { saturation, respiration, heartRate } = freshValues(session, at, valueOf(protocol, releaseLimits.freshness));
  const isOutside = (value: number, low: NumberSetting, high: NumberSetting): boolean =>
    value < valueOf(protocol, low) || value > valueOf(protocol, high);
  const baseline = baselineReading(session)?.saturation?.value ?? Infinity;
  const saturationFrom = Math.min(valueOf(protocol, releaseLimits.saturationFrom), baseline);
  const { respirationFrom, respirationTo, heartRateFrom, heartRateTo } = releaseLimits;
  const beyond = [
    saturation && saturation.value < saturationFrom ? `SpO2 ${saturation.value} %` : "",
    respiration && isOutside(respiration.value, respirationFrom, respirationTo) ? `respiratory rate ${respiration.value} /min` : "",
    heartRate && isOutside(heartRate.value, heartRateFrom, heartRateTo) ? `heart rate ${heartRate.value} /min` : "",
  ].filter((one) => one !== "");
  if (beyond.length > 0) return unmet(ask, `Outside limits: ${beyond.join(", ")}.`);
  if (saturation === undefined || respiration === undefined || heartRate === undefined) return unknown(ask, notFresh(protocol));
  return met(ask, `SpO2 ${saturation.value} %, respiratory rate ${respiration.value} /min, heart rate ${heartRate.value} /min.`);
};
