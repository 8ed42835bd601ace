import type { Evidence, ListSetting, NumberSetting, Setting } from "#kernel/setting.ts";
import type { Unit } from "#kernel/quantity.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

import { dosingSettings } from "./dosing-settings.ts";

type Bounds = readonly [absolute: readonly [number, number], recommended: readonly [number, number]];
type Founded = { readonly evidence: Evidence; readonly sources: readonly ReferenceId[] };

const proposal: Founded = { evidence: "proposal", sources: ["proposed-default"] };
const owner = "medical-director";

const number = <U extends Unit>(
  key: string,
  label: string,
  value: number,
  unit: U,
  [absolute, recommended]: Bounds,
  founded: Founded = proposal,
): NumberSetting<U> => ({ ...founded, kind: "number", key, label, value, unit, absolute, recommended, owner });

const list = <U extends Unit>(
  key: string,
  label: string,
  value: readonly number[],
  unit: U,
  [absolute, recommended]: Bounds,
  founded: Founded = proposal,
): ListSetting<U> => ({ ...founded, kind: "list", key, label, value, unit, absolute, recommended, owner });

/** What a plan and the checks before an order go by. */
export const checks = {
  /** `pmp.maxHoursBefore`: the law's day is the most that can be set. */
  monitoring: number(
    "pmp.maxHoursBefore",
    "The monitoring programme is checked within",
    24,
    "h",
    [
      [1, 24],
      [1, 24],
    ],
    { evidence: "law", sources: ["ny80-63"] },
  ),
  reconciliation: number("order.reconciliationHours", "Medicines are reconciled within", 24, "h", [
    [1, 168],
    [1, 24],
  ]),
  weight: number("titration.weightDays", "A weight counts for (TIT-07)", 30, "d", [
    [1, 90],
    [7, 30],
  ]),
  weightChange: number("titration.weightChangePercent", "A weight that changed by more is taken again (TIT-07)", 5, "%", [
    [1, 15],
    [2, 10],
  ]),
  clockTolerance: number("order.clockToleranceMin", "A stated time may lie ahead of the clock by", 15, "min", [
    [1, 60],
    [5, 15],
  ]),
  plausibleWeight: list("weight.plausibleKg", "A weight outside of these is asked about again", [30, 250], "kg", [
    [20, 400],
    [30, 300],
  ]),
  possibleWeight: list("weight.possibleKg", "A weight outside of these is refused", [15, 650], "kg", [
    [10, 700],
    [15, 650],
  ]),
  possibleHeight: list("height.possibleCm", "A height outside of these is refused", [100, 250], "cm", [
    [50, 275],
    [100, 250],
  ]),
  sessions: list("plan.sessions", "Sessions of a plan, least and most", [1, 24], "{dose}", [
    [1, 52],
    [1, 24],
  ]),
  planSpacing: list("plan.spacingDays", "Days between the sessions of a plan, least and most", [2, 365], "d", [
    [1, 366],
    [2, 365],
  ]),
  authorisation: number("order.authorisationHours", "Two signatures above the hard maximum hold for (TIT-05)", 24, "h", [
    [1, 72],
    [1, 24],
  ]),
} as const;

/** Of the titration rules TIT-02 to TIT-09. */
export const titration = {
  grade: number("titration.grade", "No rise from this grade of an adverse event (TIT-02, TIT-03)", 3, "{score}", [
    [2, 3],
    [2, 3],
  ]),
  systolic: number("titration.systolic", "No rise from this systolic pressure (TIT-02, TIT-03)", 180, "mm[Hg]", [
    [150, 180],
    [160, 180],
  ]),
  diastolic: number("titration.diastolic", "No rise from this diastolic pressure (TIT-02, TIT-03)", 110, "mm[Hg]", [
    [90, 110],
    [100, 110],
  ]),
  saturationForRise: number("titration.saturationForRise", "A rise needs SpO2 never below (TIT-02)", 92, "%", [
    [92, 98],
    [92, 95],
  ]),
  saturationForReview: {
    ...number("titration.saturationForReview", "A review is needed after SpO2 below (TIT-03)", 90, "%", [
      [90, 96],
      [90, 94],
    ]),
    atMost: "titration.saturationForRise",
  },
  consciousness: number("titration.moaas", "A review is needed after MOAA/S down to (TIT-03)", 1, "{score}", [
    [1, 4],
    [1, 3],
  ]),
  bmi: number("titration.bmi", "From this BMI the prescriber chooses the body weight (TIT-08)", 35, "kg/m2", [
    [25, 45],
    [30, 40],
  ]),
  age: number("titration.age", "From this age one band lower is suggested (TIT-09)", 65, "a", [
    [50, 80],
    [60, 70],
  ]),
  filtration: number("titration.egfr", "Below this eGFR one band lower is suggested (TIT-09)", 30, "mL/min/{1.73_m2}", [
    [15, 90],
    [30, 60],
  ]),
} as const;

const inCourse: Founded = { evidence: "study", sources: ["singh2016", "mcintyre2021"] };
const boosterRefs: Founded = { evidence: "proposal", sources: ["phillips2019", "mcintyre2021", "sanacora2017", "proposed-default"] };

/** Of the spacing rules SPC-1 to SPC-3. */
export const spacing = {
  leastHours: number("spacing.minHoursBetweenDosing", "Least time between two dosing sessions", 48, "h", [
    [24, 336],
    [48, 168],
  ]),
  mostPerWeek: number(
    "spacing.maxPerWeek",
    "Dosing sessions in seven days, at most",
    3,
    "{dose}",
    [
      [1, 3],
      [1, 3],
    ],
    inCourse,
  ),
  alertPerWeek: number(
    "frequency.perWeek",
    "More than this many sessions a week are an alert (BST-07)",
    2,
    "{dose}",
    [
      [1, 3],
      [1, 2],
    ],
    boosterRefs,
  ),
  alertWeeks: number(
    "frequency.weeks",
    "… when they go on for more than (BST-07)",
    4,
    "wk",
    [
      [1, 8],
      [2, 4],
    ],
    boosterRefs,
  ),
  alertPerYear: number(
    "frequency.perYear",
    "More than this many sessions in 12 months are an alert (BST-07)",
    24,
    "{dose}",
    [
      [6, 52],
      [12, 24],
    ],
    boosterRefs,
  ),
} as const;

/** What a course usually is. Shown while a plan is made; it fills in nothing. */
export const course = {
  sessions: number(
    "course.dosingSessions",
    "Dosing sessions of a usual course",
    6,
    "{dose}",
    [
      [1, 24],
      [1, 12],
    ],
    { evidence: "practice", sources: ["hanya-kap", "awakn-oslo", "sage-kat", "wolfson-consent"] },
  ),
  weeks: number("course.weeks", "Weeks of a usual course", 6, "wk", [
    [1, 26],
    [3, 12],
  ]),
  perWeek: number(
    "spacing.racemicInductionPerWeek",
    "Dosing sessions a week in a usual course",
    1,
    "{dose}",
    [
      [1, 3],
      [1, 2],
    ],
    inCourse,
  ),
} as const;

/** All settings of plan and order, for the clinic's protocol. */
export const planSettings: readonly Setting[] = [
  ...Object.values(checks),
  ...Object.values(titration),
  ...Object.values(spacing),
  ...Object.values(course),
  ...dosingSettings,
];
