import { esketamineTiming } from "#care/rems/rules/data/esketamine-timing.ts";
import type { Condition } from "#kernel/gate.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, minutesBetween, type Instant } from "#kernel/time.ts";

import { asked, met, unmet } from "./condition.ts";
import { releaseLimits } from "./data/release-settings.ts";
import { firstDose, standingReadings, type DosingSession } from "./dosing-session.ts";
import { protocolOf } from "./protocol.ts";

/** The three pressures that the label asks for around a dose of esketamine. */
export type MandatoryPressure = "before-dose" | "after-dose" | "before-leaving";

/** Times of a session that the label speaks of: the first device, both pressures taken, and the way out. */
export type PressureTimes = { readonly firstDevice: Instant; readonly pressures: readonly Instant[]; readonly leaving: Instant };

/**
 * Which of the mandatory pressures are missing (REL-15; rems-pmf-2024): one before the first device, one about 40 minutes after it within
 * the schedule's tolerance, and one before leaving that is still fresh and is not the one of 40 minutes.
 */
export const missingPressures = ({ firstDevice, pressures, leaving }: PressureTimes, protocol: Protocol): readonly MandatoryPressure[] => {
  const [about, tolerance] = [settled(protocol, esketamineTiming.pressureAt).value, settled(protocol, esketamineTiming.tolerance).value];
  const isAbout = (at: Instant): boolean => Math.abs(minutesBetween(firstDevice, at) - about) <= tolerance;
  const isLast = (at: Instant): boolean =>
    minutesBetween(firstDevice, at) > about + tolerance &&
    !isBefore(leaving, at) &&
    minutesBetween(at, leaving) <= settled(protocol, releaseLimits.freshness).value;
  return [
    ...(pressures.some((at) => !isBefore(firstDevice, at)) ? [] : (["before-dose"] as const)),
    ...(pressures.some(isAbout) ? [] : (["after-dose"] as const)),
    ...(pressures.some(isLast) ? [] : (["before-leaving"] as const)),
  ];
};

const words = (missing: MandatoryPressure, about: number): string => {
  switch (missing) {
    case "before-dose":
      return "before the first device";
    case "after-dose":
      return `about ${about} minutes after it`;
    case "before-leaving":
      return "now, before leaving";
  }
};

/**
 * REL-15, for esketamine. What can still be measured keeps the gate shut for everybody; what was missed cannot be made up for, so the
 * prescriber passes it with a reason, which stays on record.
 */
export const mandatoryPressures = (session: DosingSession, at: Instant): Condition | undefined => {
  const first = firstDose(session);
  if (session.opened?.route !== "IN-ESK" || first === undefined) return undefined;
  const protocol = protocolOf(session);
  const about = settled(protocol, esketamineTiming.pressureAt).value;
  const ask = asked("REL-15", `Esketamine: blood pressure before, about ${about} minutes after and before leaving`);
  const pressures = standingReadings(session)
    .filter(({ systolic, diastolic, implausible }) => systolic && diastolic && implausible.length === 0)
    .map(({ observedAt }) => observedAt);
  const missing = missingPressures({ firstDevice: first.observedAt, pressures, leaving: at }, protocol);
  if (missing.length === 0) return met(ask, "All three were taken.");
  const until = about + settled(protocol, esketamineTiming.tolerance).value;
  const canBeTaken = missing.includes("before-leaving") || minutesBetween(first.observedAt, at) <= until;
  const said = `Missing: ${missing.map((one) => words(one, about)).join(", ")}.`;
  return unmet({ ...ask, kind: canBeTaken ? "hard" : "override" }, said);
};
