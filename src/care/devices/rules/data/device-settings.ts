import type { NumberSetting, Setting } from "#kernel/setting.ts";

/** Proposal: twice what a cuff needs to inflate, and less than the shortest re-check. */
export const clockTolerance: NumberSetting<"s"> = {
  kind: "number",
  key: "devices.clockTolerance",
  label: "A monitor's clock counts as right up to a difference of",
  value: 30,
  unit: "s",
  absolute: [2, 300],
  recommended: [5, 60],
  evidence: "proposal",
  sources: ["proposed-default"],
  owner: "medical-director",
};

export const deviceSettings: readonly Setting[] = [clockTolerance];
