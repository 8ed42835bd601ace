import { settled, type Protocol } from "#kernel/setting.ts";
import { minutesBetween, type Instant } from "#kernel/time.ts";

import { escalationTimes } from "./data/escalation-settings.ts";
import type { Escalation } from "./events.ts";
import type { AlarmLevel } from "./stored-protocol.ts";

export type EscalatingAlarm = {
  readonly level: AlarmLevel;
  /** Since when it was known here: a late fact does not begin with a delay that nobody could have kept. */
  readonly knownAt: Instant;
  readonly acknowledged: boolean;
};

const times = {
  red: [escalationTimes.redToPrescriber, escalationTimes.redToAll],
  amber: [escalationTimes.amberToPrescriber, escalationTimes.amberToAll],
} as const;

/** How far an alarm has come without a person (ESC-1…ESC-3): also one whose value is back, because only a person's look ends it. */
export const escalationOf = ({ level, knownAt, acknowledged }: EscalatingAlarm, protocol: Protocol, now: Instant): Escalation => {
  if (acknowledged) return "none";
  const waited = minutesBetween(knownAt, now);
  const [prescriber, all] = times[level].map((setting) => {
    const { value, unit } = settled(protocol, setting);
    return unit === "s" ? value / 60 : value;
  });
  if (all !== undefined && waited >= all) return "all-staff";
  return prescriber !== undefined && waited >= prescriber ? "prescriber" : "none";
};
