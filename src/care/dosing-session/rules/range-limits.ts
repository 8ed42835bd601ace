import { missingNumbers } from "#care/devices/rules/data/missing-values.ts";

import { isBeyond, type Alert } from "./assess-reading.ts";
import { valueRanges } from "./data/plausible-ranges.ts";
import type { AlertLimit } from "./stored-protocol.ts";
import type { VitalParameter, VitalValues } from "./vital-parameter.ts";

const codes = {
  systolic: "SBP",
  diastolic: "DBP",
  heartRate: "HR",
  saturation: "SPO2",
  respiration: "RR",
  temperature: "TEMP",
} as const;

export const rangeParameters = ["systolic", "diastolic", "heartRate", "saturation", "respiration", "temperature"] as const;
export type RangeParameter = (typeof rangeParameters)[number];

const sides = ["low", "high"] as const;
type Side = (typeof sides)[number];

/** Rises are measured from a baseline, and have no side of a range. */
const sideOf = ({ operator }: AlertLimit): Side | null => {
  switch (operator) {
    case "<":
    case "<=":
      return "low";
    case ">":
    case ">=":
      return "high";
    case "rise>=":
      return null;
  }
};

const boundOf = (parameter: RangeParameter, side: Side): number => valueRanges[parameter].plausible[side === "low" ? 0 : 1];

/**
 * The ends of the plausible ranges on the dangerous sides: those on which the protocol has an alert, at the level of its worst there
 * (ALM-11). What lies behind them is never quieter than what lies before them.
 */
export const rangeLimits = (alerts: readonly AlertLimit[]): readonly AlertLimit[] =>
  rangeParameters.flatMap((parameter) =>
    sides.flatMap((side): readonly AlertLimit[] => {
      const own = alerts.filter((one) => one.parameter === parameter && sideOf(one) === side);
      if (own.length === 0) return [];
      const level = own.some((one) => one.level === "red") ? "red" : "amber";
      const rule = `RANGE-${codes[parameter]}-${side === "low" ? "L" : "H"}`;
      return [{ rule, parameter, operator: side === "low" ? "<" : ">", limit: boundOf(parameter, side), level }];
    }),
  );

/** What to do when one of them alarms. */
export const rangeAction = (rule: string): string | undefined =>
  rule.startsWith("RANGE-")
    ? "A device's value outside of what is plausible, on the dangerous side: check the patient now, and only then the sensor."
    : undefined;

/** The implausible values of a reading that lie behind a dangerous end, though an instrument can show them (ALM-11). */
export const rangeAlerts = (values: VitalValues, implausible: readonly VitalParameter[], alerts: readonly AlertLimit[]): readonly Alert[] =>
  rangeLimits(alerts).flatMap((limit) => {
    const value = implausible.includes(limit.parameter) ? values[limit.parameter]?.value : undefined;
    return value !== undefined && !missingNumbers.has(value) && isBeyond(limit, value, undefined) === true ? [{ ...limit, value }] : [];
  });
