import type { ListSetting, NumberSetting, Setting } from "#kernel/setting.ts";

const booster = {
  evidence: "proposal",
  sources: ["phillips2019", "mcintyre2021", "sanacora2017", "proposed-default"],
  owner: "medical-director",
} as const;
const number = { ...booster, kind: "number" } as const;

/** Of rule BST-02. */
export const responseDrop: NumberSetting<"%"> = {
  ...number,
  key: "durability.responseDrop",
  label: "Response: drop of PHQ-9 from the baseline",
  value: 50,
  unit: "%",
  absolute: [20, 90],
  recommended: [40, 60],
};
export const riseAboveNadir: NumberSetting<"{score}"> = {
  ...number,
  key: "durability.riseAboveNadir",
  label: "Drift: PHQ-9 rise above its lowest",
  value: 5,
  unit: "{score}",
  absolute: [1, 27],
  recommended: [3, 6],
};
export const driftTotal: NumberSetting<"{score}"> = {
  ...number,
  key: "durability.driftTotal",
  label: "Drift: PHQ-9 total from which a rise counts",
  value: 10,
  unit: "{score}",
  absolute: [5, 20],
  recommended: [8, 12],
};
export const readingsApart: NumberSetting<"d"> = {
  ...number,
  key: "durability.readingsApart",
  label: "Drift and lost response: days between two readings that confirm it",
  value: 7,
  unit: "d",
  absolute: [1, 60],
  recommended: [5, 14],
};

/** Of rule BST-03. */
export const firstInterval: ListSetting<"wk"> = {
  ...booster,
  kind: "list",
  key: "maintenance.firstInterval",
  label: "Maintenance: first interval between doses, shortest and longest",
  value: [2, 4],
  unit: "wk",
  absolute: [1, 26],
  recommended: [1, 8],
};
export const intervalStep: ListSetting<"wk"> = {
  ...booster,
  kind: "list",
  key: "maintenance.intervalStep",
  label: "Maintenance: weeks by which an interval grows while stable, least and most",
  value: [1, 2],
  unit: "wk",
  absolute: [1, 8],
  recommended: [1, 4],
};

/** Of rule BST-05. */
export const leastBenefit: NumberSetting<"%"> = {
  ...number,
  key: "maintenance.leastBenefit",
  label: "Stop or redesign: improvement from the baseline below",
  value: 25,
  unit: "%",
  absolute: [5, 50],
  recommended: [20, 30],
};
export const dosesBeforeJudging: NumberSetting<"1"> = {
  ...number,
  key: "maintenance.dosesBeforeJudging",
  label: "Stop or redesign: judged from this many doses on",
  value: 4,
  unit: "1",
  absolute: [2, 12],
  recommended: [4, 6],
};
export const boostersWithoutBenefit: NumberSetting<"1"> = {
  ...number,
  key: "maintenance.boostersWithoutBenefit",
  label: "Stop or redesign: boosters in a row without benefit",
  value: 2,
  unit: "1",
  absolute: [1, 6],
  recommended: [2, 3],
};

/** Of rule BST-06. */
export const reviewMonths: NumberSetting<"mo"> = {
  ...number,
  key: "maintenance.reviewMonths",
  label: "Review by the medical director: after this many months",
  value: 6,
  unit: "mo",
  absolute: [1, 12],
  recommended: [3, 6],
};
export const reviewDoses: NumberSetting<"1"> = {
  ...number,
  key: "maintenance.reviewDoses",
  label: "Review by the medical director: after this many doses",
  value: 12,
  unit: "1",
  absolute: [2, 24],
  recommended: [6, 12],
};

/** Project defaults about asking (rules/data/schedule.ts has the calendar itself). */
export const answerWithin: NumberSetting<"d"> = {
  ...number,
  sources: ["proposed-default"],
  key: "followUp.answerWithin",
  label: "Questionnaire: overdue after",
  value: 3,
  unit: "d",
  absolute: [1, 14],
  recommended: [2, 7],
};
export const remindAfter: NumberSetting<"d"> = {
  ...number,
  sources: ["proposed-default"],
  key: "followUp.remindAfter",
  label: "Questionnaire: the one reminder goes after",
  value: 2,
  unit: "d",
  absolute: [1, 14],
  recommended: [1, 5],
};
export const linkOpensFor: NumberSetting<"d"> = {
  ...number,
  sources: ["proposed-default"],
  key: "followUp.linkOpensFor",
  label: "Questionnaire: its link opens for",
  value: 14,
  unit: "d",
  absolute: [1, 30],
  recommended: [3, 14],
};

export const followUpSettings: readonly Setting[] = [
  responseDrop,
  riseAboveNadir,
  driftTotal,
  readingsApart,
  firstInterval,
  intervalStep,
  leastBenefit,
  dosesBeforeJudging,
  boostersWithoutBenefit,
  reviewMonths,
  reviewDoses,
  answerWithin,
  remindAfter,
  linkOpensFor,
];
