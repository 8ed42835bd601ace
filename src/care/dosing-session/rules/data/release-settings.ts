import type { ChoiceSetting, Setting } from "#kernel/setting.ts";

import { numberSetting } from "./number-setting.ts";

const aldrete = { evidence: "study", sources: ["aldrete1995"] } as const;

/** The two published ways to compare a pressure with its baseline; a clinic chooses one. Source: aldrete1995, aldrete-table. */
export const pressureVariant: ChoiceSetting<"percent" | "mmHg"> = {
  kind: "choice",
  key: "discharge.pressureVariant",
  label: "Pressure against the baseline, for Aldrete and for leaving",
  value: "percent",
  options: ["percent", "mmHg"],
  recommended: ["percent", "mmHg"],
  ...aldrete,
  owner: "medical-director",
};

/** Source: spravato-dosing-hcp, aldrete1995, proposed-default; what each rests on stands with it. */
export const releaseLimits = {
  aldreteLeast: numberSetting(
    "discharge.aldreteMin",
    "Modified Aldrete: least total",
    [9, "{score}"],
    [
      [8, 10],
      [9, 10],
    ],
    aldrete,
  ),
  aldreteEach: numberSetting(
    "discharge.aldreteEach",
    "Modified Aldrete: least of each item",
    [1, "{score}"],
    [
      [1, 2],
      [1, 2],
    ],
    aldrete,
  ),
  moaas: numberSetting(
    "discharge.moaas",
    "Fully alert: MOAA/S from",
    [5, "{score}"],
    [
      [4, 5],
      [5, 5],
    ],
  ),
  checksApart: numberSetting(
    "discharge.checksApart",
    "Fully alert on two checks, apart by",
    [15, "min"],
    [
      [5, 60],
      [15, 30],
    ],
  ),
  systolicBelow: numberSetting(
    "discharge.sbp.below",
    "Leaving: systolic pressure below",
    [160, "mm[Hg]"],
    [
      [130, 180],
      [140, 160],
    ],
  ),
  diastolicBelow: numberSetting(
    "discharge.dbp.below",
    "Leaving: diastolic pressure below",
    [100, "mm[Hg]"],
    [
      [80, 110],
      [90, 100],
    ],
  ),
  nearPercent: numberSetting(
    "discharge.near.percent",
    "Leaving: each pressure within so much of its baseline",
    [20, "%"],
    [
      [5, 30],
      [10, 20],
    ],
  ),
  nearPressure: numberSetting(
    "discharge.near.mmHg",
    "Leaving: each pressure within so much of its baseline",
    [20, "mm[Hg]"],
    [
      [5, 40],
      [10, 20],
    ],
  ),
  saturationFrom: numberSetting(
    "discharge.spo2.from",
    "Leaving: SpO2 from, or the baseline's",
    [94, "%"],
    [
      [90, 98],
      [92, 96],
    ],
  ),
  respirationFrom: numberSetting(
    "discharge.rr.from",
    "Leaving: breathing from",
    [10, "/min"],
    [
      [8, 14],
      [10, 12],
    ],
  ),
  respirationTo: numberSetting(
    "discharge.rr.to",
    "Leaving: breathing to",
    [24, "/min"],
    [
      [16, 30],
      [20, 24],
    ],
  ),
  heartRateFrom: numberSetting(
    "discharge.hr.from",
    "Leaving: heart rate from",
    [50, "/min"],
    [
      [40, 60],
      [45, 60],
    ],
  ),
  heartRateTo: numberSetting(
    "discharge.hr.to",
    "Leaving: heart rate to",
    [110, "/min"],
    [
      [90, 130],
      [100, 110],
    ],
  ),
  dissociationUpTo: numberSetting(
    "discharge.dissociation.upTo",
    "Leaving: dissociation of 10, up to",
    [2, "{score}"],
    [
      [0, 4],
      [0, 2],
    ],
  ),
  freshness: numberSetting(
    "discharge.freshness",
    "Leaving: vital signs may be this old",
    [15, "min"],
    [
      [5, 30],
      [10, 20],
    ],
  ),
  integrationWithin: numberSetting(
    "discharge.integrationWithin",
    "Leaving: integration session booked within",
    [7, "d"],
    [
      [1, 30],
      [2, 7],
    ],
  ),
} as const;

export const releaseSettings: readonly Setting[] = [pressureVariant, ...Object.values(releaseLimits)];
