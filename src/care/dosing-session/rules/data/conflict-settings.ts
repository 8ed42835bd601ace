import type { Setting } from "#kernel/setting.ts";

import { numberSetting } from "./number-setting.ts";

/** When two entries of two people contradict each other. Evidence: proposal (the sources name none). Owner: medical director. */
export const conflictTimes = {
  readings: numberSetting(
    "conflict.readings.within",
    "Two people's values of one parameter are compared when they are no further apart than",
    [1, "min"],
    [
      [0.25, 5],
      [0.5, 2],
    ],
  ),
  doses: numberSetting(
    "conflict.doses.within",
    "Two people's doses are compared when they are no further apart than",
    [5, "min"],
    [
      [1, 30],
      [2, 10],
    ],
  ),
  answers: numberSetting(
    "conflict.answers.within",
    "Two people's answers to one item of the checklist are compared when they are no further apart than",
    [5, "min"],
    [
      [1, 60],
      [2, 15],
    ],
  ),
} as const;

/** By how much two values must differ; less is two looks at a living person. */
export const conflictDifferences = {
  pressure: numberSetting(
    "conflict.difference.pressure",
    "Two pressures contradict each other from a difference of",
    [10, "mm[Hg]"],
    [
      [2, 40],
      [5, 20],
    ],
  ),
  rate: numberSetting(
    "conflict.difference.heartRate",
    "Two heart rates contradict each other from a difference of",
    [15, "/min"],
    [
      [2, 60],
      [5, 30],
    ],
  ),
  saturation: numberSetting(
    "conflict.difference.spo2",
    "Two values of SpO2 contradict each other from a difference of",
    [3, "%"],
    [
      [1, 10],
      [2, 5],
    ],
  ),
  respiration: numberSetting(
    "conflict.difference.respiration",
    "Two breathing rates contradict each other from a difference of",
    [4, "/min"],
    [
      [1, 15],
      [2, 8],
    ],
  ),
  temperature: numberSetting(
    "conflict.difference.temperature",
    "Two temperatures contradict each other from a difference of",
    [0.5, "Cel"],
    [
      [0.1, 3],
      [0.3, 1],
    ],
  ),
  score: numberSetting(
    "conflict.difference.score",
    "Two scores of one scale contradict each other from a difference of",
    [1, "{score}"],
    [
      [1, 5],
      [1, 2],
    ],
  ),
} as const;

export const conflictSettings: readonly Setting[] = [...Object.values(conflictTimes), ...Object.values(conflictDifferences)];
