import type { Route } from "#care/pharmacy/rules/drug.ts";
import { esketamineTiming } from "#care/rems/rules/data/esketamine-timing.ts";
import type { ListSetting, NumberSetting, Setting } from "#kernel/setting.ts";

import { numberSetting, proposed } from "./number-setting.ts";

export type RouteSchedule = { readonly after: ListSetting<"min">; readonly tolerance: NumberSetting<"min"> };

type Founding = typeof proposed;
const shaped: Founding = { evidence: "proposal", sources: ["szarmach2020", "askp3-2020", "proposed-default"] };
const label: Founding = { evidence: "label", sources: ["spravato-dosing-hcp", "rems-pmf-2024"] };

const schedule = (route: Route, name: string, minutes: readonly number[], founding = shaped): RouteSchedule => ({
  after: {
    kind: "list",
    key: `vitals.${route}.after`,
    label: `${name}: vital signs after the dose`,
    value: minutes,
    unit: "min",
    absolute: [1, 480],
    recommended: [5, 240],
    ...founding,
    owner: "medical-director",
  },
  tolerance: numberSetting(
    `vitals.${route}.tolerance`,
    `${name}: a set may be early or late by`,
    [5, "min"],
    [
      [1, 10],
      [2, 5],
    ],
    founding,
  ),
});

/** Sources stand with each route. They name none for SC and PO: an empty list is no schedule, and nothing counts as done. */
export const routeSchedules: Readonly<Record<Route, RouteSchedule>> = {
  IM: schedule("IM", "Injection (IM)", [5, 10, 15, 30, 45, 60, 90, 120]),
  SL: schedule("SL", "Lozenge (SL)", [15, 30, 45, 60, 90, 120]),
  IN: schedule("IN", "Nasal, racemic", [15, 30, 45, 60, 90, 120]),
  IV: schedule("IV", "Infusion (IV), from its start", [10, 20, 30, 40, 55, 70, 85, 100]),
  SC: schedule("SC", "Injection (SC)", []),
  PO: schedule("PO", "By mouth", []),
  "IN-ESK": {
    ...schedule("IN-ESK", "Esketamine, from the first device", [40, 90, 120], label),
    tolerance: esketamineTiming.tolerance,
  },
};

/** Source: spravato-dosing-hcp for esketamine, proposed-default for the others. For esketamine the label's two hours are the least that may be set. */
export const observationTimes = {
  racemic: numberSetting(
    "discharge.minObservation.racemic",
    "Racemic ketamine: least observation since the last dose",
    [120, "min"],
    [
      [60, 480],
      [120, 240],
    ],
  ),
  infusion: numberSetting(
    "discharge.minObservation.iv",
    "Infusion: least observation since its start",
    [100, "min"],
    [
      [60, 480],
      [100, 240],
    ],
  ),
  afterInfusion: numberSetting(
    "discharge.afterInfusion",
    "Infusion: least observation since its end",
    [60, "min"],
    [
      [30, 240],
      [60, 120],
    ],
  ),
  esketamine: esketamineTiming.observation,
} as const;

/** Source: proposed-default. After amber a set in 5 min until two are green; red: without a pause. The tolerance is a proposal. */
export const recheckTimes = {
  afterAmber: numberSetting(
    "recheck.afterAmber",
    "Next set after an amber one",
    [5, "min"],
    [
      [1, 15],
      [3, 5],
    ],
  ),
  greenSets: numberSetting(
    "recheck.greenSets",
    "Green sets in a row that end the rechecks",
    [2, "1"],
    [
      [1, 4],
      [2, 3],
    ],
  ),
  tolerance: numberSetting(
    "recheck.tolerance",
    "A recheck is overdue after",
    [2, "min"],
    [
      [1, 10],
      [1, 3],
    ],
  ),
} as const;

export const scheduleSettings: readonly Setting[] = [
  ...Object.values(routeSchedules).flatMap(({ after, tolerance }) => [after, tolerance]),
  ...Object.values(observationTimes),
  ...Object.values(recheckTimes),
  esketamineTiming.pressureAt,
];
