import type { NumberSetting, Setting } from "#kernel/setting.ts";

const rems = { kind: "number", sources: ["rems-pmf-2024"], owner: "medical-director" } as const;

/** The programme's own limit: a clinic may ask for the form earlier, never later. */
export const formDueWithin: NumberSetting<"d"> = {
  ...rems,
  key: "rems.formDueDays",
  label: "Patient Monitoring Form is submitted within this many days of the session",
  value: 7,
  unit: "d",
  evidence: "label",
  absolute: [1, 7],
  recommended: [3, 7],
};

export const formEscalatesAfter: NumberSetting<"d"> = {
  ...rems,
  key: "rems.formEscalateDays",
  label: "A Patient Monitoring Form that is not submitted escalates after this many days",
  value: 5,
  unit: "d",
  evidence: "proposal",
  sources: ["proposed-default"],
  absolute: [0, 7],
  recommended: [2, 5],
};

/** At least two hours by the label: a clinic may watch longer, never shorter. */
export const monitorAtLeast: NumberSetting<"min"> = {
  ...rems,
  key: "rems.monitorMin",
  label: "Esketamine: watched at least this long from the first device",
  value: 120,
  unit: "min",
  evidence: "label",
  sources: ["spravato-dosing-hcp"],
  absolute: [120, 480],
  recommended: [120, 240],
};

export const pressureAfter: NumberSetting<"min"> = {
  ...rems,
  key: "rems.bpAt",
  label: "Esketamine: blood pressure about this long after the first device",
  value: 40,
  unit: "min",
  evidence: "label",
  absolute: [30, 50],
  recommended: [40, 40],
};

/** "About 40 minutes" is the label's word; how much that may be off is ours. */
export const pressureTolerance: NumberSetting<"min"> = {
  ...rems,
  key: "rems.bpTolerance",
  label: "Esketamine: the 40-minute blood pressure may be off by",
  value: 10,
  unit: "min",
  evidence: "proposal",
  sources: ["proposed-default"],
  absolute: [0, 15],
  recommended: [5, 10],
};

/** Everything of the REMS that a medical director may change, inside what label and programme leave open. */
export const remsSettings: readonly Setting[] = [formDueWithin, formEscalatesAfter, monitorAtLeast, pressureAfter, pressureTolerance];
