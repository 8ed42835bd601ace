import type { NumberSetting, Setting } from "#kernel/setting.ts";

import type { AlertLimit } from "../stored-protocol.ts";
import { numberSetting } from "./number-setting.ts";

/** Times that the words of an action quote, in minutes. */
export type ActionTimes = { readonly recheck: number; readonly saturation: number; readonly unresponsive: number };

export type AlertRow = Pick<AlertLimit, "rule" | "parameter" | "operator" | "level"> & {
  readonly limit: NumberSetting;
  /** What to do, in the words of the protocol. */
  readonly action: (minutes: ActionTimes) => string;
};

const yip = { evidence: "proposal", sources: ["proposed-default", "yip2022"] } as const;
const rises = { evidence: "proposal", sources: ["proposed-default", "spravato-pi"] } as const;

const pressureRed = (): string =>
  "Prescriber to the bedside. Stop an infusion, no booster. Treat by the order set; emergency services if there are symptoms.";
const pressureAmber = ({ recheck }: ActionTimes): string => `Measure again in ${recheck} min, reposition, calm. Tell the prescriber.`;
const pressureRose = ({ recheck }: ActionTimes): string => `Measure again in ${recheck} min.`;
const unresponsive = ({ unresponsive: minutes }: ActionTimes): string =>
  `Airway, prescriber; emergency services if not better in ${minutes} min.`;

type Level = AlertLimit["level"];
type Operator = AlertLimit["operator"];
type Words = AlertRow["action"];

const row =
  (parameter: AlertLimit["parameter"]) =>
  (rule: string, operator: Operator, level: Level, limit: NumberSetting, action: Words): AlertRow => ({
    rule,
    parameter,
    operator,
    level,
    limit,
    action,
  });
const [systolic, diastolic, heartRate, saturation] = [row("systolic"), row("diastolic"), row("heartRate"), row("saturation")];
const [respiration, temperature, moaas, rass] = [row("respiration"), row("temperature"), row("moaas"), row("rass")];

/**
 * Source: proposed-default, spravato-pi for the rises, yip2022. Owner: medical director. The worst of a
 * parameter stands first, so that the first that holds is the one to act on.
 */
export const alertRows: readonly AlertRow[] = [
  systolic(
    "MON-SBP-R",
    ">=",
    "red",
    numberSetting(
      "session.sbp.red",
      "Systolic pressure: red from",
      [180, "mm[Hg]"],
      [
        [160, 200],
        [170, 180],
      ],
      yip,
    ),
    pressureRed,
  ),
  systolic(
    "MON-SBP-L",
    "<",
    "red",
    numberSetting(
      "session.sbp.redLow",
      "Systolic pressure: red below",
      [90, "mm[Hg]"],
      [
        [75, 100],
        [85, 95],
      ],
    ),
    () => "Lay flat, legs up, fluid; prescriber.",
  ),
  systolic(
    "MON-SBP-A",
    ">=",
    "amber",
    numberSetting(
      "session.sbp.amber",
      "Systolic pressure: amber from",
      [160, "mm[Hg]"],
      [
        [130, 180],
        [140, 160],
      ],
      yip,
    ),
    pressureAmber,
  ),
  systolic(
    "MON-DSBP",
    "rise>=",
    "amber",
    numberSetting(
      "session.sbp.riseAmber",
      "Systolic pressure: amber from a rise of",
      [40, "mm[Hg]"],
      [
        [15, 60],
        [20, 40],
      ],
      rises,
    ),
    pressureRose,
  ),
  diastolic(
    "MON-DBP-R",
    ">=",
    "red",
    numberSetting(
      "session.dbp.red",
      "Diastolic pressure: red from",
      [110, "mm[Hg]"],
      [
        [100, 125],
        [105, 110],
      ],
      yip,
    ),
    pressureRed,
  ),
  diastolic(
    "MON-DBP-A",
    ">=",
    "amber",
    numberSetting(
      "session.dbp.amber",
      "Diastolic pressure: amber from",
      [100, "mm[Hg]"],
      [
        [80, 110],
        [90, 100],
      ],
      yip,
    ),
    pressureAmber,
  ),
  diastolic(
    "MON-DDBP",
    "rise>=",
    "amber",
    numberSetting(
      "session.dbp.riseAmber",
      "Diastolic pressure: amber from a rise of",
      [25, "mm[Hg]"],
      [
        [10, 40],
        [15, 25],
      ],
      rises,
    ),
    pressureRose,
  ),
  heartRate(
    "MON-HR-HR",
    ">",
    "red",
    numberSetting(
      "session.hr.redHigh",
      "Heart rate: red above",
      [140, "/min"],
      [
        [120, 170],
        [130, 140],
      ],
    ),
    () => "Prescriber; 12-lead ECG; emergency services if unstable.",
  ),
  heartRate(
    "MON-HR-LR",
    "<",
    "red",
    numberSetting(
      "session.hr.redLow",
      "Heart rate: red below",
      [40, "/min"],
      [
        [30, 50],
        [38, 45],
      ],
    ),
    () => "Prescriber; emergency services if there are symptoms.",
  ),
  heartRate(
    "MON-HR-HA",
    ">",
    "amber",
    numberSetting(
      "session.hr.amberHigh",
      "Heart rate: amber above",
      [120, "/min"],
      [
        [90, 140],
        [100, 120],
      ],
    ),
    () => "Rhythm, if an ECG is at hand; prescriber.",
  ),
  heartRate(
    "MON-HR-LA",
    "<",
    "amber",
    numberSetting(
      "session.hr.amberLow",
      "Heart rate: amber below",
      [50, "/min"],
      [
        [40, 60],
        [45, 55],
      ],
    ),
    () => "Measure again; prescriber.",
  ),
  saturation(
    "MON-SPO2-R",
    "<",
    "red",
    numberSetting(
      "session.spo2.red",
      "SpO2: red below",
      [90, "%"],
      [
        [85, 94],
        [88, 92],
      ],
    ),
    ({ saturation: minutes }) => `Jaw thrust, oxygen by mask; prescriber; emergency services if it stays low for ${minutes} min.`,
  ),
  saturation(
    "MON-SPO2-A",
    "<",
    "amber",
    numberSetting(
      "session.spo2.amber",
      "SpO2: amber below",
      [94, "%"],
      [
        [90, 97],
        [92, 95],
      ],
    ),
    () => "Rouse, reposition the airway, oxygen by nasal prongs.",
  ),
  respiration(
    "MON-RR-LR",
    "<",
    "red",
    numberSetting(
      "session.rr.redLow",
      "Breathing: red below",
      [8, "/min"],
      [
        [6, 10],
        [7, 9],
      ],
    ),
    () => "Airway, bag and mask; emergency services.",
  ),
  respiration(
    "MON-RR-LA",
    "<",
    "amber",
    numberSetting(
      "session.rr.amberLow",
      "Breathing: amber below",
      [10, "/min"],
      [
        [8, 12],
        [9, 12],
      ],
    ),
    () => "Rouse; prescriber.",
  ),
  respiration(
    "MON-RR-H",
    ">",
    "amber",
    numberSetting(
      "session.rr.amberHigh",
      "Breathing: amber above",
      [24, "/min"],
      [
        [18, 40],
        [20, 30],
      ],
    ),
    () => "Anxiety or a respiratory cause?",
  ),
  temperature(
    "MON-TEMP",
    ">=",
    "amber",
    numberSetting(
      "session.temp.amber",
      "Temperature: amber from",
      [38.5, "Cel"],
      [
        [37.5, 40],
        [38, 39],
      ],
    ),
    () => "Assess; serotonin toxicity if there is clonus or rigidity.",
  ),
  moaas(
    "MON-MOAAS-R",
    "<=",
    "red",
    numberSetting(
      "session.moaas.red",
      "MOAA/S: red at or below",
      [0, "{score}"],
      [
        [0, 2],
        [0, 1],
      ],
    ),
    unresponsive,
  ),
  moaas(
    "MON-MOAAS-A",
    "<=",
    "amber",
    numberSetting(
      "session.moaas.amber",
      "MOAA/S: amber at or below",
      [2, "{score}"],
      [
        [1, 4],
        [2, 3],
      ],
    ),
    () => "One to one, oximeter, airway; prescriber.",
  ),
  rass(
    "MON-RASS-HR",
    ">=",
    "red",
    numberSetting(
      "session.rass.redHigh",
      "RASS: red at or above",
      [3, "{score}"],
      [
        [2, 4],
        [3, 3],
      ],
    ),
    () => "Safety of patient and staff; prescriber.",
  ),
  rass(
    "MON-RASS-L",
    "<=",
    "red",
    numberSetting(
      "session.rass.redLow",
      "RASS: red at or below",
      [-4, "{score}"],
      [
        [-5, -2],
        [-4, -3],
      ],
    ),
    unresponsive,
  ),
  rass(
    "MON-RASS-H",
    ">=",
    "amber",
    numberSetting(
      "session.rass.amberHigh",
      "RASS: amber at or above",
      [2, "{score}"],
      [
        [1, 3],
        [1, 2],
      ],
    ),
    () => "Ground with words; fewer stimuli.",
  ),
];

export const alertSettings: readonly Setting[] = alertRows.map(({ limit }) => limit);
