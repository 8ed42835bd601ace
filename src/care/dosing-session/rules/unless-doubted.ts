import type { Condition } from "#kernel/gate.ts";

import type { DosingSession } from "./dosing-session.ts";
import { latestValues } from "./latest-values.ts";
import type { VitalParameter } from "./vital-parameter.ts";

/** A condition that only a doubted measurement meets is unknown; one that it does not meet stays as it is (BLE-6). */
export const unlessDoubted = (condition: Condition, session: DosingSession, parameters: readonly VitalParameter[]): Condition => {
  const latest = latestValues(session);
  const isDoubted = parameters.some((parameter) => latest[parameter]?.questionable === true);
  if (condition.status !== "met" || !isDoubted) return condition;
  return { ...condition, status: "unknown", reason: `${condition.reason} The device itself doubted this measurement: measure again.` };
};
