import type { NumberSetting, Setting } from "#kernel/setting.ts";

const owner = "medical-director" as const;

/** Federal law asks for 2 years, New York for 5; nothing in the ledger is ever deleted, this is what a printed page says. */
export const recordsYears: NumberSetting<"a"> = {
  kind: "number",
  key: "records.csYears",
  label: "Years for which records of controlled drugs are kept",
  value: 5,
  unit: "a",
  absolute: [2, 50],
  recommended: [5, 30],
  evidence: "law",
  sources: ["ny80-100", "cfr1304-04-11"],
  owner,
};

export const lossNoticeBusinessDays: NumberSetting<"d"> = {
  kind: "number",
  key: "dea.lossNoticeBusinessDays",
  label: "Business days after discovery in which the DEA is told of a loss in writing",
  value: 1,
  unit: "d",
  absolute: [0, 1],
  recommended: [0, 1],
  evidence: "law",
  sources: ["fr2023-13085", "cfr1301"],
  owner,
};

export const form106Days: NumberSetting<"d"> = {
  kind: "number",
  key: "dea.form106Days",
  label: "Calendar days after discovery in which DEA Form 106 is filed",
  value: 45,
  unit: "d",
  absolute: [1, 45],
  recommended: [1, 45],
  evidence: "law",
  sources: ["fr2023-13085", "cfr1301"],
  owner,
};

export const inventoryMonths: NumberSetting<"mo"> = {
  kind: "number",
  key: "pharmacy.inventory.months",
  label: "Months between two inventories of everything on hand",
  value: 24,
  unit: "mo",
  absolute: [1, 24],
  recommended: [3, 24],
  evidence: "law",
  sources: ["cfr1304-04-11", "ny80-112"],
  owner,
};

export const inventoryWarningDays: NumberSetting<"d"> = {
  kind: "number",
  key: "pharmacy.inventory.warningDays",
  label: "Days before an inventory is due from which it stands among the tasks",
  value: 30,
  unit: "d",
  absolute: [1, 365],
  recommended: [7, 90],
  evidence: "proposal",
  sources: ["proposed-default"],
  owner,
};

export const expiryWarningDays: NumberSetting<"d"> = {
  kind: "number",
  key: "pharmacy.expiry.warningDays",
  label: "Days before its last day from which a lot stands among the tasks",
  value: 60,
  unit: "d",
  absolute: [1, 365],
  recommended: [14, 180],
  evidence: "proposal",
  sources: ["proposed-default"],
  owner,
};

/** USP <797>: 28 days for a multiple-dose container with preservative, unless its maker says less. */
export const multiDoseHours: NumberSetting<"h"> = {
  kind: "number",
  key: "pharmacy.beyondUse.multiDoseHours",
  label: "Hours for which an opened multiple-dose vial may be used",
  value: 672,
  unit: "h",
  absolute: [1, 672],
  recommended: [24, 672],
  evidence: "practice",
  sources: ["usp797", "proposed-default"],
  owner,
};

/** USP <797> allows a single-dose container at most 12 hours, and only under clean air; opened elsewhere it is used at once. */
export const singleDoseHours: NumberSetting<"h"> = {
  kind: "number",
  key: "pharmacy.beyondUse.singleDoseHours",
  label: "Hours for which an opened single-dose vial may be used",
  value: 6,
  unit: "h",
  absolute: [1, 12],
  recommended: [1, 6],
  evidence: "practice",
  sources: ["usp797", "proposed-default"],
  owner,
};

/** USP <795>: 180 days for compounded solid forms, counted here from receipt; the date on the label holds when it is earlier. */
export const compoundedDays: NumberSetting<"d"> = {
  kind: "number",
  key: "pharmacy.beyondUse.compoundedDays",
  label: "Days after receipt for which a compounded lot may be used at most",
  value: 180,
  unit: "d",
  absolute: [1, 180],
  recommended: [30, 180],
  evidence: "practice",
  sources: ["usp795", "proposed-default"],
  owner,
};

export const mostDaysSupply: NumberSetting<"d"> = {
  kind: "number",
  key: "pharmacy.dispensing.mostDaysSupply",
  label: "Days' supply that may be dispensed at once",
  value: 30,
  unit: "d",
  absolute: [1, 30],
  recommended: [1, 30],
  evidence: "law",
  sources: ["ny80-71"],
  owner,
};

export const pharmacySettings: readonly Setting[] = [
  recordsYears,
  lossNoticeBusinessDays,
  form106Days,
  inventoryMonths,
  inventoryWarningDays,
  expiryWarningDays,
  multiDoseHours,
  singleDoseHours,
  compoundedDays,
  mostDaysSupply,
];
