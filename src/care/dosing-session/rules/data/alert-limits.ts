import type { AlertLimit } from "../events.ts";

type Row = readonly [
  rule: string,
  parameter: AlertLimit["parameter"],
  operator: AlertLimit["operator"],
  limit: number,
  level: AlertLimit["level"],
  action: string,
];

/** Source: `monitoring.json` alerts (proposed-default, spravato-pi, yip2022). Evidence: proposal. Owner: medical director. */
const rows: readonly Row[] = [
  [
    "MON-SBP-R",
    "systolic",
    ">=",
    180,
    "red",
    "Prescriber to the bedside. Stop an infusion, no booster. Treat by the order set; emergency services if there are symptoms.",
  ],
  ["MON-SBP-L", "systolic", "<", 90, "red", "Lay flat, legs up, fluid; prescriber."],
  ["MON-SBP-A", "systolic", ">=", 160, "amber", "Measure again in 5 min, reposition, calm. Tell the prescriber."],
  ["MON-DSBP", "systolic", "rise>=", 40, "amber", "Measure again in 5 min."],
  [
    "MON-DBP-R",
    "diastolic",
    ">=",
    110,
    "red",
    "Prescriber to the bedside. Stop an infusion, no booster. Treat by the order set; emergency services if there are symptoms.",
  ],
  ["MON-DBP-A", "diastolic", ">=", 100, "amber", "Measure again in 5 min, reposition, calm. Tell the prescriber."],
  ["MON-DDBP", "diastolic", "rise>=", 25, "amber", "Measure again in 5 min."],
  ["MON-HR-HR", "heartRate", ">", 140, "red", "Prescriber; 12-lead ECG; emergency services if unstable."],
  ["MON-HR-LR", "heartRate", "<", 40, "red", "Prescriber; emergency services if there are symptoms."],
  ["MON-HR-HA", "heartRate", ">", 120, "amber", "Rhythm, if an ECG is at hand; prescriber."],
  ["MON-HR-LA", "heartRate", "<", 50, "amber", "Measure again; prescriber."],
  [
    "MON-SPO2-R",
    "saturation",
    "<",
    90,
    "red",
    "Jaw thrust, oxygen 10-15 L/min by mask; prescriber; emergency services if not 92 % in 2 min.",
  ],
  ["MON-SPO2-A", "saturation", "<", 94, "amber", "Rouse, reposition the airway, oxygen 2-4 L/min."],
  ["MON-RR-LR", "respiration", "<", 8, "red", "Airway, bag and mask; emergency services."],
  ["MON-RR-LA", "respiration", "<", 10, "amber", "Rouse; prescriber."],
  ["MON-RR-H", "respiration", ">", 24, "amber", "Anxiety or a respiratory cause?"],
  ["MON-TEMP", "temperature", ">=", 38.5, "amber", "Assess; serotonin toxicity if there is clonus or rigidity."],
  ["MON-MOAAS-R", "moaas", "<=", 0, "red", "Airway, prescriber; emergency services if not better in 5 min."],
  ["MON-MOAAS-A", "moaas", "<=", 2, "amber", "One to one, oximeter, airway; prescriber."],
  ["MON-RASS-HR", "rass", ">=", 3, "red", "Safety of patient and staff; prescriber."],
  ["MON-RASS-L", "rass", "<=", -4, "red", "Airway, prescriber; emergency services if not better in 5 min."],
  ["MON-RASS-H", "rass", ">=", 2, "amber", "Ground with words; fewer stimuli."],
];

/** The worst of a parameter stands first, so that the first that holds is the one to act on. */
export const defaultAlertLimits: readonly AlertLimit[] = rows.map(([rule, parameter, operator, limit, level]) => ({
  rule,
  parameter,
  operator,
  limit,
  level,
}));

/** What to do when a rule alarms, in the words of the protocol. */
export const alertActions: ReadonlyMap<string, string> = new Map(rows.map(([rule, , , , , action]) => [rule, action]));
