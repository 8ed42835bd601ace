import { unreachable } from "#kernel/decision.ts";

import { alarmAudience } from "./data/alarm-audience.ts";
import type { Escalation } from "./events.ts";
import type { Silence } from "./silence-alarm.ts";
import type { AlarmLevel } from "./stored-protocol.ts";

export type SoundingAlarm = {
  readonly level: AlarmLevel;
  readonly acknowledged: boolean;
  readonly settled: boolean;
  readonly escalation: Escalation;
  readonly silence: Silence | null;
};

/** Who listens: the board hears everything, a room nothing (SND-3), a device what its person's roles are to hear (SND-2). */
export type Listener =
  | { readonly kind: "board" }
  | { readonly kind: "room" }
  | { readonly kind: "device"; readonly roles: readonly string[] };

const isFor = (escalation: Escalation, roles: readonly string[]): boolean => alarmAudience[escalation].some((role) => roles.includes(role));

/** Red waits for a person also when its value is back; amber is then still seen, and heard no more (SND-1). */
const waits = ({ level, acknowledged, settled }: SoundingAlarm): boolean => !acknowledged && (level === "red" || !settled);

/** A silence rests the sound for those whom the alarm had reached; whom it reaches later, hears it (SIL-5). */
const isHeard = (alarm: SoundingAlarm, listener: Listener): boolean => {
  switch (listener.kind) {
    case "room":
      return false;
    case "board":
      return alarm.silence === null;
    case "device":
      return isFor(alarm.escalation, listener.roles) && (alarm.silence === null || !isFor(alarm.silence.reached, listener.roles));
    default:
      return unreachable(listener);
  }
};

/** The alarms that a listener hears now (SND-1…SND-3). */
export const heardAlarms = <A extends SoundingAlarm>(alarms: readonly A[], listener: Listener): readonly A[] =>
  alarms.filter((alarm) => waits(alarm) && isHeard(alarm, listener));

/** The sound of several alarms is that of the worst; null is silence. */
export const worstOf = (alarms: readonly { readonly level: AlarmLevel }[]): AlarmLevel | null => {
  if (alarms.some(({ level }) => level === "red")) return "red";
  return alarms.length === 0 ? null : "amber";
};

/** Who hears that a screen has lost its server (LOSS-1): amber those who hear every alarm, red also those whom one would go to next. */
export const hearsLoss = (level: AlarmLevel, listener: Listener): boolean => {
  if (listener.kind !== "device") return listener.kind === "board";
  return isFor(level === "red" ? "prescriber" : "none", listener.roles);
};
