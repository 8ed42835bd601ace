import type { Setting } from "#kernel/setting.ts";

import { numberSetting } from "./number-setting.ts";

/**
 * How a stream of about 1 Hz is judged. Evidence: proposal (the sources give none for streams; a single sample is too often an
 * artefact). Owner: medical director.
 */
export const streamTimes = {
  sustainedRed: numberSetting(
    "stream.sustained.red",
    "A streamed value beyond a red limit alarms after",
    [10, "s"],
    [
      [2, 30],
      [5, 15],
    ],
  ),
  sustainedAmber: numberSetting(
    "stream.sustained.amber",
    "A streamed value beyond an amber limit alarms after",
    [20, "s"],
    [
      [5, 60],
      [10, 30],
    ],
  ),
  settled: numberSetting(
    "stream.settled",
    "An alarm settles when the value was well inside for",
    [15, "s"],
    [
      [5, 60],
      [10, 30],
    ],
  ),
  lost: numberSetting(
    "stream.lost",
    "A signal is lost without a valid value for",
    [30, "s"],
    [
      [10, 120],
      [15, 60],
    ],
  ),
  lostIntervals: numberSetting(
    "stream.lostIntervals",
    "or for so many of the stream's own intervals",
    [3, "1"],
    [
      [2, 10],
      [2, 4],
    ],
  ),
  restoredValues: numberSetting(
    "stream.restoredValues",
    "A lost signal is back with so many valid values in a row",
    [2, "1"],
    [
      [1, 10],
      [2, 5],
    ],
  ),
  sameCuffReading: numberSetting(
    "stream.sameCuffReading",
    "The same cuff values are one reading when repeated within",
    [30, "s"],
    [
      [5, 120],
      [10, 60],
    ],
  ),
  besideCuff: numberSetting(
    "stream.besideCuff",
    "A streamed value charted with a cuff reading may be this old",
    [15, "s"],
    [
      [2, 60],
      [5, 30],
    ],
  ),
  continuous: numberSetting(
    "stream.continuous",
    "A parameter that must be streamed is missed after",
    [60, "s"],
    [
      [15, 300],
      [30, 120],
    ],
  ),
} as const;

/** How far inside its limit a value must be before its alarm is over (hysteresis). A parameter without one has none. */
export const settleMargins = {
  heartRate: numberSetting(
    "stream.margin.hr",
    "Heart rate: inside its limit by",
    [3, "/min"],
    [
      [0, 15],
      [2, 8],
    ],
  ),
  saturation: numberSetting(
    "stream.margin.spo2",
    "SpO2: inside its limit by",
    [1, "%"],
    [
      [0, 3],
      [1, 2],
    ],
  ),
  respiration: numberSetting(
    "stream.margin.rr",
    "Breathing: inside its limit by",
    [1, "/min"],
    [
      [0, 4],
      [1, 2],
    ],
  ),
  temperature: numberSetting(
    "stream.margin.temp",
    "Temperature: inside its limit by",
    [0.2, "Cel"],
    [
      [0, 1],
      [0.1, 0.5],
    ],
  ),
} as const;

/**
 * How much of a stream is kept in mind, in seconds, and how many values at least. No setting: it only has to cover the longest time
 * that may be set, twice, so that a value of the younger half always has its whole run beside it.
 */
export const streamMemory = { window: 120, values: 6 } as const;

export const streamSettings: readonly Setting[] = [...Object.values(streamTimes), ...Object.values(settleMargins)];
