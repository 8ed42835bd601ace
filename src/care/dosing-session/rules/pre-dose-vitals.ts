import { unreachable } from "#kernel/decision.ts";
import type { Condition } from "#kernel/gate.ts";
import { settled, type NumberSetting, type Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import { asked, met, unknown, unmet } from "./condition.ts";
import { preDoseTimes, preDoseVitals } from "./data/pre-dose-settings.ts";
import { standingReadings, type DosingSession } from "./dosing-session.ts";
import { freshValues, type LatestValues } from "./latest-values.ts";
import { isQuestionable } from "./questionable.ts";
import { preDoseBand, preDoseLimit } from "./pre-dose-pressure.ts";
import { protocolOf } from "./protocol.ts";
import { unlessDoubted } from "./unless-doubted.ts";

const askPressure = asked("DOSE-6", "Blood pressure inside limits and fresh", "override");
const askVitals = asked("DOSE-7", "Heart rate, SpO2, breathing and temperature inside limits and fresh", "override");

const freshness = (protocol: Protocol): number => settled(protocol, preDoseTimes.freshness).value;
const notFresh = (protocol: Protocol): string => `Not measured in the last ${freshness(protocol)} minutes.`;

/**
 * How many pressures since the last one of hold are below it; undefined when there was none (BP-4). Only pressures that were judged count,
 * in the order of time.
 */
export const readingsSinceHold = (session: DosingSession, protocol: Protocol): number | undefined => {
  let since: number | undefined;
  for (const { systolic, diastolic, implausible, source } of standingReadings(session)) {
    if (systolic === undefined || diastolic === undefined) continue;
    if (implausible.includes("systolic") || implausible.includes("diastolic")) continue;
    const band = preDoseBand({ systolic: systolic.value, diastolic: diastolic.value }, protocol);
    if (band === "HOLD" || band === "STOP") since = 0;
    else if (since !== undefined && !isQuestionable({ source })) since += 1;
  }
  return since;
};

/** BP-4: a hold ends with pressures below it in a row, not with one. Undefined when nothing is held. */
const stillHeld = (session: DosingSession, protocol: Protocol): string | undefined => {
  const since = readingsSinceHold(session, protocol);
  const wanted = settled(protocol, preDoseTimes.readingsAfterHold).value;
  const { systolic, diastolic } = preDoseLimit(protocol, "hold");
  if (since === undefined || since >= wanted) return undefined;
  return `held before: ${wanted - since} more below ${systolic}/${diastolic}, or the prescriber's decision.`;
};

/** DOSE-6: a pressure of STOP cannot be passed by anybody; the bands between need the prescriber's word (BP-1). */
const judgedPressure = (session: DosingSession, at: Instant): Condition => {
  const protocol = protocolOf(session);
  const { systolic, diastolic } = freshValues(session, at, freshness(protocol));
  if (systolic === undefined || diastolic === undefined) return unknown(askPressure, notFresh(protocol));
  const said = `${systolic.value}/${diastolic.value} mmHg`;
  const say = (words: string): Condition => unmet(askPressure, `${said}: ${words}`, systolic.readingId);
  const held = stillHeld(session, protocol);
  const again = settled(protocol, preDoseTimes.afterCaution).value;
  const hold = preDoseLimit(protocol, "hold");
  const band = preDoseBand({ systolic: systolic.value, diastolic: diastolic.value }, protocol);
  switch (band) {
    case "OK":
      return held === undefined ? met(askPressure, said, systolic.readingId) : say(held);
    case "CAUTION":
      return say(held ?? `measure again after ${again} min; the prescriber decides and records it.`);
    case "HOLD":
      return say(
        `hold; measure ${settled(protocol, preDoseTimes.readingsAfterHold).value} times, ${settled(protocol, preDoseTimes.afterHold).value} min apart. ` +
          `Dose only below ${hold.systolic}/${hold.diastolic}, or by the prescriber's decision.`,
      );
    case "LOW_HOLD":
      return say("low; hold for the prescriber's review.");
    case "STOP":
      return unmet({ ...askPressure, kind: "hard" }, `${said}: no dose today; medical evaluation the same day.`, systolic.readingId);
    default:
      return unreachable(band);
  }
};

type Limits = { readonly low?: NumberSetting; readonly high?: NumberSetting; readonly from?: NumberSetting };

const isOutside = (value: number, { low, high, from }: Limits, protocol: Protocol): boolean =>
  (low !== undefined && value < settled(protocol, low).value) ||
  (high !== undefined && value > settled(protocol, high).value) ||
  (from !== undefined && value >= settled(protocol, from).value);

const { heartRate: hr, saturation: spo2, respiration: rr, temperature: temp } = preDoseVitals;
const holds = {
  heartRate: { low: hr.holdLow, high: hr.holdHigh },
  saturation: { low: spo2.hold },
  respiration: { low: rr.holdLow, high: rr.holdHigh },
  temperature: { from: temp.hold },
} as const;
const cautions = { heartRate: { low: hr.cautionLow, high: hr.cautionHigh }, saturation: { low: spo2.caution } } as const;

const names = [
  ["heartRate", "heart rate", "/min"],
  ["saturation", "SpO2", "%"],
  ["respiration", "respiratory rate", "/min"],
  ["temperature", "temperature", "°C"],
] as const;

const outside = (
  values: LatestValues,
  limits: { readonly [Name in (typeof names)[number][0]]?: Limits },
  protocol: Protocol,
): readonly string[] =>
  names.flatMap(([name, word, unit]) => {
    const value = values[name]?.value;
    const limit = limits[name];
    return value !== undefined && limit !== undefined && isOutside(value, limit, protocol) ? [`${word} ${value} ${unit}`] : [];
  });

/**
 * DOSE-7: heart rate and SpO2 must be known; breathing and temperature count where they were taken. A value of hold keeps the gate shut
 * until the prescriber passes it; one of caution is said and keeps nothing shut.
 */
const judgedVitals = (session: DosingSession, at: Instant): Condition => {
  const protocol = protocolOf(session);
  const values = freshValues(session, at, freshness(protocol));
  const held = outside(values, holds, protocol);
  if (held.length > 0) return unmet(askVitals, `Outside limits: ${held.join(", ")}.`);
  if (values.heartRate === undefined || values.saturation === undefined) return unknown(askVitals, notFresh(protocol));
  const cautious = outside(values, cautions, protocol);
  const said = `Heart rate ${values.heartRate.value} /min, SpO2 ${values.saturation.value} %.`;
  return met(askVitals, cautious.length === 0 ? said : `Caution, measure again: ${cautious.join(", ")}.`);
};

export const pressureCondition = (session: DosingSession, at: Instant): Condition =>
  unlessDoubted(judgedPressure(session, at), session, ["systolic", "diastolic"]);

export const vitalsCondition = (session: DosingSession, at: Instant): Condition =>
  unlessDoubted(judgedVitals(session, at), session, ["heartRate", "saturation", "respiration", "temperature"]);
