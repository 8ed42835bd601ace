import type { NumberSetting, Setting } from "#kernel/setting.ts";

const months = { kind: "number", unit: "mo", evidence: "proposal", sources: ["proposed-default"], owner: "medical-director" } as const;

export const consentValidity: NumberSetting<"mo"> = {
  ...months,
  key: "consent.expiryMonths",
  label: "A signature counts for",
  value: 12,
  absolute: [1, 12],
  recommended: [6, 12],
};
/** CONSENT-12 (proposed-default). */
export const maintenanceValidity: NumberSetting<"mo"> = {
  ...months,
  key: "consent.maintenanceExpiryMonths",
  label: "A signature for maintenance counts for",
  value: 6,
  absolute: [1, 12],
  recommended: [3, 6],
  atMost: "consent.expiryMonths",
};
/** CONSENT-11 (proposed-default). */
export const longGap: NumberSetting<"mo"> = {
  ...months,
  key: "consent.gapMonths",
  label: "Sign again when the last dose is this long ago",
  value: 6,
  absolute: [1, 12],
  recommended: [3, 6],
};

export const consentSettings: readonly Setting[] = [consentValidity, maintenanceValidity, longGap];
