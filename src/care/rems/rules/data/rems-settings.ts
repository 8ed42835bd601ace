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

/** What of the programme itself a medical director may change, inside what it leaves open. The label's times: `esketamine-timing.ts`. */
export const remsSettings: readonly Setting[] = [formDueWithin, formEscalatesAfter];
