import type { Setting } from "#kernel/setting.ts";

import { numberSetting } from "./number-setting.ts";

/** How long an alarm waits for somebody before it is shown to more people. Evidence: proposal (the sources name none). */
export const escalationTimes = {
  redToPrescriber: numberSetting(
    "escalation.red.prescriber",
    "A red alarm that nobody acknowledged goes to the prescriber after",
    [60, "s"],
    [
      [15, 300],
      [30, 120],
    ],
  ),
  redToAll: numberSetting(
    "escalation.red.all",
    "A red alarm that nobody acknowledged goes to all staff after",
    [180, "s"],
    [
      [30, 600],
      [60, 300],
    ],
  ),
  amberToPrescriber: numberSetting(
    "escalation.amber.prescriber",
    "An amber alarm that nobody acknowledged goes to the prescriber after",
    [10, "min"],
    [
      [1, 30],
      [5, 15],
    ],
  ),
  amberToAll: numberSetting(
    "escalation.amber.all",
    "An amber alarm that nobody acknowledged goes to all staff after",
    [20, "min"],
    [
      [2, 60],
      [10, 30],
    ],
  ),
} as const;

/** How long a red value may last before emergency services are called. Source: proposed-default. The limits are the red ones of the session. */
export const emergencyTimes = {
  saturation: numberSetting(
    "emergency.spo2.after",
    "Call emergency services when SpO2 stays red for",
    [2, "min"],
    [
      [1, 5],
      [1, 2],
    ],
  ),
  unresponsive: numberSetting(
    "emergency.unresponsive.after",
    "Call emergency services when nobody can be roused for",
    [5, "min"],
    [
      [1, 10],
      [2, 5],
    ],
  ),
} as const;

export const escalationSettings: readonly Setting[] = [...Object.values(escalationTimes), ...Object.values(emergencyTimes)];
