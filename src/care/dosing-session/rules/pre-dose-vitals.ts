import { unreachable } from "#kernel/decision.ts";
import type { Condition } from "#kernel/gate.ts";
import type { Instant } from "#kernel/time.ts";

import { met, unknown, unmet, type Asked } from "./condition.ts";
import { preDoseFeverFrom, preDoseFreshness, preDoseHold } from "./data/gate-limits.ts";
import type { DosingSession } from "./dosing-session.ts";
import { freshValues, type LatestValues } from "./latest-values.ts";
import { preDoseBand } from "./pre-dose-pressure.ts";

const askPressure: Asked = {
  id: "DOSE-6",
  label: "Blood pressure inside limits and fresh",
  kind: "override",
  source: "screening.json preDoseBp",
};
const askVitals: Asked = {
  id: "DOSE-7",
  label: "Heart rate, SpO2, breathing and temperature inside limits and fresh",
  kind: "override",
  source: "screening.json preDoseVitals",
};

const notFresh = `Not measured in the last ${preDoseFreshness.value} minutes.`;

/** DOSE-6: 180/110 or more cannot be passed by anybody; the bands between need the prescriber's word (BP-1). */
export const pressureCondition = (session: DosingSession, at: Instant): Condition => {
  const { systolic, diastolic } = freshValues(session, at, preDoseFreshness.value);
  if (systolic === undefined || diastolic === undefined) return unknown(askPressure, notFresh);
  const said = `${systolic.value}/${diastolic.value} mmHg`;
  const band = preDoseBand({ systolic: systolic.value, diastolic: diastolic.value });
  switch (band) {
    case "OK":
      return met(askPressure, said, systolic.readingId);
    case "CAUTION":
      return unmet(askPressure, `${said}: measure again after 10 min; the prescriber decides and records it.`, systolic.readingId);
    case "HOLD":
      return unmet(
        askPressure,
        `${said}: hold; measure twice in 30 min. Dose only below 160/100, or by the prescriber's decision.`,
        systolic.readingId,
      );
    case "LOW_HOLD":
      return unmet(askPressure, `${said}: low; hold for the prescriber's review.`, systolic.readingId);
    case "STOP":
      return unmet({ ...askPressure, kind: "hard" }, `${said}: no dose today; medical evaluation the same day.`, systolic.readingId);
    default:
      return unreachable(band);
  }
};

const outside = (values: LatestValues): readonly string[] => {
  const { heartRate, saturation, respiration, temperature } = values;
  const found: string[] = [];
  if (heartRate && (heartRate.value < preDoseHold.heartRate[0] || heartRate.value > preDoseHold.heartRate[1]))
    found.push(`heart rate ${heartRate.value} /min`);
  if (saturation && saturation.value < preDoseHold.saturation[0]) found.push(`SpO2 ${saturation.value} %`);
  if (respiration && (respiration.value < preDoseHold.respiration[0] || respiration.value > preDoseHold.respiration[1]))
    found.push(`respiratory rate ${respiration.value} /min`);
  if (temperature && temperature.value >= preDoseFeverFrom) found.push(`temperature ${temperature.value} °C`);
  return found;
};

/** DOSE-7: heart rate and SpO2 must be known; breathing and temperature count where they were taken. */
export const vitalsCondition = (session: DosingSession, at: Instant): Condition => {
  const values = freshValues(session, at, preDoseFreshness.value);
  const beyond = outside(values);
  if (beyond.length > 0) return unmet(askVitals, `Outside limits: ${beyond.join(", ")}.`);
  if (values.heartRate === undefined || values.saturation === undefined) return unknown(askVitals, notFresh);
  return met(askVitals, `Heart rate ${values.heartRate.value} /min, SpO2 ${values.saturation.value} %.`);
};
