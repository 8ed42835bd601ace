import type { NumberSetting, Setting } from "#kernel/setting.ts";

const hours = { kind: "number", unit: "h", owner: "medical-director" } as const;

/** When the first contact after a dose is due (proposed-default). */
export const firstContactFrom: NumberSetting<"h"> = {
  ...hours,
  key: "integration.firstContact.earliestHoursAfterDose",
  label: "First contact after a dose: from",
  value: 24,
  absolute: [1, 48],
  recommended: [12, 24],
  evidence: "proposal",
  sources: ["proposed-default"],
};

export const firstContactUntil: NumberSetting<"h"> = {
  ...hours,
  key: "integration.firstContact.latestHoursAfterDose",
  label: "First contact after a dose: until",
  value: 72,
  absolute: [12, 168],
  recommended: [48, 72],
  evidence: "proposal",
  sources: ["proposed-default"],
};

/** When the integration conversation after a dose takes place: not before the effect is slept over, best on the second day. */
export const integrationFrom: NumberSetting<"h"> = {
  ...hours,
  key: "integration.earliestHoursAfterDose",
  label: "Integration session after a dose: from",
  value: 12,
  absolute: [1, 72],
  recommended: [6, 24],
  evidence: "proposal",
  sources: ["sage-kat"],
};

export const integrationTarget: NumberSetting<"h"> = {
  ...hours,
  key: "integration.targetHoursAfterDose",
  label: "Integration session after a dose: best at",
  value: 48,
  absolute: [2, 336],
  recommended: [24, 96],
  evidence: "proposal",
  sources: ["proposed-default"],
};

export const integrationUntil: NumberSetting<"h"> = {
  ...hours,
  key: "integration.latestHoursAfterDose",
  label: "Integration session after a dose: until",
  value: 168,
  absolute: [24, 720],
  recommended: [72, 336],
  evidence: "proposal",
  sources: ["sage-kat"],
};

/** Every default of integration that a clinic may change. */
export const integrationSettings: readonly Setting[] = [
  firstContactFrom,
  firstContactUntil,
  integrationFrom,
  integrationTarget,
  integrationUntil,
];
