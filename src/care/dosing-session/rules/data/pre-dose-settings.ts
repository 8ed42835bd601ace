import type { Setting } from "#kernel/setting.ts";

import { numberSetting } from "./number-setting.ts";

const label = { evidence: "label", sources: ["spravato-pi"] } as const;
const yip = { evidence: "proposal", sources: ["yip2022"] } as const;

/**
 * Blood pressure before the dose, in mm[Hg]: a band begins at its value, `low` lies below it. Source: spravato-pi, sanacora2017,
 * yip2022, proposed-default (the label weighs the risk above 140/90; the band begins at 140/90, stricter by one).
 */
export const preDosePressure = {
  systolic: {
    caution: numberSetting(
      "preDose.sbp.caution",
      "Systolic pressure before the dose: caution from",
      [140, "mm[Hg]"],
      [
        [120, 140],
        [130, 140],
      ],
      label,
    ),
    hold: numberSetting(
      "preDose.sbp.hold",
      "Systolic pressure before the dose: hold from",
      [160, "mm[Hg]"],
      [
        [140, 170],
        [150, 160],
      ],
    ),
    stop: numberSetting(
      "preDose.sbp.stop",
      "Systolic pressure before the dose: no dose from",
      [180, "mm[Hg]"],
      [
        [160, 190],
        [170, 180],
      ],
      yip,
    ),
    low: numberSetting(
      "preDose.sbp.low",
      "Systolic pressure before the dose: hold below",
      [90, "mm[Hg]"],
      [
        [80, 110],
        [85, 100],
      ],
    ),
  },
  diastolic: {
    caution: numberSetting(
      "preDose.dbp.caution",
      "Diastolic pressure before the dose: caution from",
      [90, "mm[Hg]"],
      [
        [75, 90],
        [80, 90],
      ],
      label,
    ),
    hold: numberSetting(
      "preDose.dbp.hold",
      "Diastolic pressure before the dose: hold from",
      [100, "mm[Hg]"],
      [
        [90, 105],
        [95, 100],
      ],
    ),
    stop: numberSetting(
      "preDose.dbp.stop",
      "Diastolic pressure before the dose: no dose from",
      [110, "mm[Hg]"],
      [
        [100, 115],
        [105, 110],
      ],
      yip,
    ),
    low: numberSetting(
      "preDose.dbp.low",
      "Diastolic pressure before the dose: hold below",
      [50, "mm[Hg]"],
      [
        [40, 60],
        [45, 55],
      ],
    ),
  },
} as const;

/** Source: proposed-default. Measured within, and again after caution; hold: twice in half an hour. */
export const preDoseTimes = {
  freshness: numberSetting(
    "preDose.freshness",
    "Vital signs before a dose may be this old",
    [15, "min"],
    [
      [5, 30],
      [10, 20],
    ],
  ),
  afterCaution: numberSetting(
    "preDose.recheck.caution",
    "Measure again after a pressure of caution",
    [10, "min"],
    [
      [5, 30],
      [5, 15],
    ],
  ),
  afterHold: numberSetting(
    "preDose.recheck.hold",
    "Measure again after a pressure of hold",
    [15, "min"],
    [
      [5, 30],
      [10, 15],
    ],
  ),
  readingsAfterHold: numberSetting(
    "preDose.recheck.readings",
    "Pressures below hold, in a row, that end a hold",
    [2, "1"],
    [
      [1, 4],
      [2, 3],
    ],
  ),
} as const;

/** Source: proposed-default. Below the low and above the high value; temperature from its value on. */
export const preDoseVitals = {
  heartRate: {
    cautionLow: numberSetting(
      "preDose.hr.cautionLow",
      "Heart rate before the dose: caution below",
      [50, "/min"],
      [
        [40, 60],
        [45, 60],
      ],
    ),
    cautionHigh: numberSetting(
      "preDose.hr.cautionHigh",
      "Heart rate before the dose: caution above",
      [110, "/min"],
      [
        [90, 120],
        [100, 110],
      ],
    ),
    holdLow: numberSetting(
      "preDose.hr.holdLow",
      "Heart rate before the dose: hold below",
      [45, "/min"],
      [
        [35, 55],
        [40, 50],
      ],
    ),
    holdHigh: numberSetting(
      "preDose.hr.holdHigh",
      "Heart rate before the dose: hold above",
      [120, "/min"],
      [
        [100, 140],
        [110, 120],
      ],
    ),
  },
  saturation: {
    caution: numberSetting(
      "preDose.spo2.caution",
      "SpO2 before the dose: caution below",
      [95, "%"],
      [
        [92, 98],
        [94, 96],
      ],
    ),
    hold: numberSetting(
      "preDose.spo2.hold",
      "SpO2 before the dose: hold below",
      [92, "%"],
      [
        [90, 96],
        [92, 94],
      ],
    ),
  },
  respiration: {
    holdLow: numberSetting(
      "preDose.rr.holdLow",
      "Breathing before the dose: hold below",
      [10, "/min"],
      [
        [8, 12],
        [10, 12],
      ],
    ),
    holdHigh: numberSetting(
      "preDose.rr.holdHigh",
      "Breathing before the dose: hold above",
      [24, "/min"],
      [
        [18, 30],
        [20, 24],
      ],
    ),
  },
  temperature: {
    hold: numberSetting(
      "preDose.temp.hold",
      "Temperature before the dose: hold from",
      [38, "Cel"],
      [
        [37, 39],
        [37.5, 38],
      ],
    ),
  },
} as const;

export const preDoseSettings: readonly Setting[] = [
  ...Object.values(preDosePressure.systolic),
  ...Object.values(preDosePressure.diastolic),
  ...Object.values(preDoseTimes),
  ...Object.values(preDoseVitals.heartRate),
  ...Object.values(preDoseVitals.saturation),
  ...Object.values(preDoseVitals.respiration),
  ...Object.values(preDoseVitals.temperature),
];
