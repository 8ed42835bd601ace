import type { AlarmLevel, AlertLimit } from "./stored-protocol.ts";
import { valuesIn, type VitalParameter, type VitalValues } from "./vital-parameter.ts";

/** The values that rises are measured from. */
export type Baseline = { readonly [Parameter in VitalParameter]?: number };

/**
 * What is known of the baseline. `not-due`: before the first dose nothing has risen yet, so rise limits do not apply. `missing`: there
 * should be one and is not, so nothing that depends on it is called fine (BP-3).
 */
export type BaselineKnown =
  | { readonly kind: "known"; readonly values: Baseline }
  | { readonly kind: "not-due" }
  | { readonly kind: "missing" };

export type Alert = AlertLimit & { readonly value: number };

export type NotAssessed = { readonly parameter: VitalParameter; readonly why: "no-limits" | "no-baseline" | "implausible" };

/** `green` is only said of a reading whose every value was held against its limits. */
export type Assessment = {
  readonly level: "green" | AlarmLevel | "not-assessed";
  readonly alerts: readonly Alert[];
  readonly notAssessed: readonly NotAssessed[];
};

/** Parameters for which the protocol has no limits on purpose: they are followed, not judged (dissociation is expected). */
const followedOnly: readonly VitalParameter[] = ["dissociation", "pain", "nausea"];

/** Whether a value is beyond a limit (MON-…). Undefined when a rise has nothing to be measured from. */
export const isBeyond = ({ operator, limit }: AlertLimit, value: number, from: number | undefined): boolean | undefined => {
  switch (operator) {
    case ">=":
      return value >= limit;
    case ">":
      return value > limit;
    case "<":
      return value < limit;
    case "<=":
      return value <= limit;
    case "rise>=":
      return from === undefined ? undefined : value - from >= limit;
  }
};

const assessValue = (parameter: VitalParameter, value: number, limits: readonly AlertLimit[], baseline: BaselineKnown): Assessment => {
  const due = limits.filter((one) => one.parameter === parameter && !(one.operator === "rise>=" && baseline.kind === "not-due"));
  if (due.length === 0) {
    const notAssessed: readonly NotAssessed[] = followedOnly.includes(parameter) ? [] : [{ parameter, why: "no-limits" }];
    return { level: notAssessed.length === 0 ? "green" : "not-assessed", alerts: [], notAssessed };
  }
  const from = baseline.kind === "known" ? baseline.values[parameter] : undefined;
  const judged = due.map((limit) => ({ limit, beyond: isBeyond(limit, value, from) }));
  const alerts = judged.filter(({ beyond }) => beyond === true).map(({ limit }) => ({ ...limit, value }));
  const open = judged.some(({ beyond }) => beyond === undefined);
  return { level: "green", alerts, notAssessed: open ? [{ parameter, why: "no-baseline" }] : [] };
};

/**
 * Holds a reading against the session's limits. An alert wins over what could not be assessed, and that over green (BP-3, MON-1): a
 * value without limits, without a baseline that a limit needs, or that is implausible is never called fine.
 */
export const assessReading = (
  values: VitalValues,
  limits: readonly AlertLimit[],
  baseline: BaselineKnown,
  implausible: readonly VitalParameter[] = [],
): Assessment => {
  const parts = valuesIn(values).map(([parameter, value]): Assessment =>
    implausible.includes(parameter)
      ? { level: "not-assessed", alerts: [], notAssessed: [{ parameter, why: "implausible" }] }
      : assessValue(parameter, value, limits, baseline),
  );
  const alerts = parts.flatMap((part) => part.alerts);
  const notAssessed = parts.flatMap((part) => part.notAssessed);
  if (alerts.some((alert) => alert.level === "red")) return { level: "red", alerts, notAssessed };
  if (alerts.length > 0) return { level: "amber", alerts, notAssessed };
  return { level: parts.length === 0 || notAssessed.length > 0 ? "not-assessed" : "green", alerts, notAssessed };
};
