import type { Setting } from "#kernel/setting.ts";

import { numberSetting } from "./number-setting.ts";

/** How long the sound of one alarm may rest at most, by its level (SIL-2). Evidence: proposal; bedside monitors commonly rest for two minutes. */
export const silenceLimits = {
  red: numberSetting(
    "alarm.silence.red",
    "The sound of a red alarm may be silenced for at most",
    [120, "s"],
    [
      [30, 300],
      [60, 120],
    ],
  ),
  amber: numberSetting(
    "alarm.silence.amber",
    "The sound of an amber alarm may be silenced for at most",
    [300, "s"],
    [
      [30, 900],
      [60, 300],
    ],
  ),
} as const;

/** The pause between two bursts of a sound. The absolute bounds are the spans of IEC 60601-1-8 for high and medium priority; no conformity is claimed. */
export const soundPauses = {
  red: numberSetting(
    "alarm.sound.red.pause",
    "The red sound comes again after a pause of",
    [4, "s"],
    [
      [2.5, 15],
      [3, 8],
    ],
  ),
  amber: numberSetting(
    "alarm.sound.amber.pause",
    "The amber sound comes again after a pause of",
    [12, "s"],
    [
      [2.5, 30],
      [5, 20],
    ],
  ),
} as const;

/** After how long without the server a screen that shows rooms is itself an alarm (LOSS-1). Evidence: proposal. */
export const connectionLoss = {
  amber: numberSetting(
    "alarm.connection.amber",
    "A screen without its server raises an amber alarm after",
    [10, "s"],
    [
      [5, 60],
      [10, 20],
    ],
  ),
  red: numberSetting(
    "alarm.connection.red",
    "A screen without its server raises a red alarm after",
    [60, "s"],
    [
      [15, 300],
      [30, 90],
    ],
  ),
} as const;

export const alarmSettings: readonly Setting[] = [
  ...Object.values(silenceLimits),
  ...Object.values(soundPauses),
  ...Object.values(connectionLoss),
];
