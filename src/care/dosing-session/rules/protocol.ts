import type { Route } from "#care/pharmacy/rules/drug.ts";
import { dosingSettings } from "#care/plan/rules/data/dosing-settings.ts";
import { spacing } from "#care/plan/rules/data/plan-settings.ts";
import { quantity } from "#kernel/quantity.ts";
import { settled, settledList, shippedProtocol, snapshotOf, type Protocol, type Setting } from "#kernel/setting.ts";

import { alertRows } from "./data/alert-settings.ts";
import { emergencyTimes } from "./data/escalation-settings.ts";
import { firstDefaults } from "./data/first-defaults.ts";
import { preDoseTimes } from "./data/pre-dose-settings.ts";
import { observationTimes, recheckTimes, routeSchedules } from "./data/schedule-settings.ts";
import { sessionSettings } from "./data/session-settings.ts";
import { continuousOf, fullSet } from "./data/session-timing.ts";
import type { DosingSession } from "./dosing-session.ts";
import type { AlertLimit, ProtocolSnapshot, VitalSchedule } from "./stored-protocol.ts";
import { rangeAction } from "./range-limits.ts";

/** The limits of the alerts in a protocol; the worst of a parameter stands first (MON-1). */
export const alertLimits = (protocol: Protocol): readonly AlertLimit[] =>
  alertRows.map(({ rule, parameter, operator, level, limit }) => ({
    rule,
    parameter,
    operator,
    level,
    limit: settled(protocol, limit).value,
  }));

/** What to do when a rule alarms, in the words of the protocol; undefined for a rule that is no alert's. */
export const alertAction = (rule: string, protocol: Protocol): string | undefined =>
  rangeAction(rule) ??
  alertRows
    .find((row) => row.rule === rule)
    ?.action({
      recheck: settled(protocol, recheckTimes.afterAmber).value,
      saturation: settled(protocol, emergencyTimes.saturation).value,
      unresponsive: settled(protocol, emergencyTimes.unresponsive).value,
    });

/** When vital signs are due on a route; null where the protocol names no minute (DUE-2). */
const scheduleOf = (protocol: Protocol, route: Route): VitalSchedule | null => {
  const { after, tolerance } = routeSchedules[route];
  const minutes = settledList(protocol, after);
  if (minutes.length === 0) return null;
  return {
    before: [quantity(-settled(protocol, preDoseTimes.freshness).value, "min")],
    after: [...minutes],
    tolerance: settled(protocol, tolerance),
    fullSet: [...fullSet],
    continuous: [...continuousOf(route)],
  };
};

const observationOf = (route: Route) => {
  if (route === "IN-ESK") return observationTimes.esketamine;
  return route === "IV" ? observationTimes.infusion : observationTimes.racemic;
};

/** Every setting whose value a session keeps: its own, and those of the doses that its gates judge (SES-3). */
export const keptSettings: readonly Setting[] = [...sessionSettings, ...dosingSettings, ...Object.values(spacing)];

/** What a session of this route runs under when it is opened under this protocol: every value, those of its doses too, written out (SES-3). */
export const snapshotFor = (protocol: Protocol, route: Route): ProtocolSnapshot => ({
  version: protocol.version,
  alerts: [...alertLimits(protocol)],
  schedule: scheduleOf(protocol, route),
  minimumObservation: settled(protocol, observationOf(route)),
  afterInfusion: route === "IV" ? settled(protocol, observationTimes.afterInfusion) : null,
  settings: Object.fromEntries(
    Object.entries(snapshotOf(protocol, keptSettings).values).map(([key, value]) => [key, typeof value === "object" ? [...value] : value]),
  ),
});

/**
 * The protocol that a session keeps, which every rule inside it reads; never the present one (SES-3). A session from before the values
 * were kept means the shipped ones of its day.
 */
export const protocolIn = (snapshot: ProtocolSnapshot): Protocol => ({
  version: typeof snapshot.version === "number" ? snapshot.version : shippedProtocol.version,
  values: snapshot.settings ?? firstDefaults,
});

/** As `protocolIn`; where no session was opened there is nothing to judge, and the shipped values give the words. */
export const protocolOf = ({ opened }: Pick<DosingSession, "opened">): Protocol =>
  opened === null ? shippedProtocol : protocolIn(opened.protocol);
