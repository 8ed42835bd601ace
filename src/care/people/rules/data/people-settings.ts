import type { NumberSetting, Setting } from "#kernel/setting.ts";

const years = { kind: "number", unit: "a", evidence: "law", owner: "medical-director" } as const;

/** In years: below it a record counts as a minor's. Law, and no setting (New York Education Law 6530(32)). */
export const ageOfMajority = 18;

/** New York asks for 6 years; a clinic may keep longer, never shorter. */
export const clinicalRecordYears: NumberSetting<"a"> = {
  ...years,
  key: "records.clinicalYears",
  label: "Clinical record: kept after the last contact for",
  value: 6,
  absolute: [6, 50],
  recommended: [6, 15],
  sources: ["ny-op-records", "ny-el6530"],
};
/** The stricter of two readings of New York law: 1 year after 21. */
export const minorRecordAge: NumberSetting<"a"> = {
  ...years,
  key: "records.minorAge",
  label: "Clinical record of a minor: kept at least to the age of",
  value: 22,
  absolute: [22, 40],
  recommended: [22, 30],
  sources: ["ny-op-records", "ny-el6530"],
};
export const accessLogYears: NumberSetting<"a"> = {
  ...years,
  key: "records.accessLogYears",
  label: "Access log and policies: kept for",
  value: 6,
  absolute: [6, 50],
  recommended: [6, 15],
  sources: ["hipaa"],
};
/** The life of the record and this long after. */
export const consentYears: NumberSetting<"a"> = {
  ...years,
  key: "records.consentYears",
  label: "Signed consents: kept after the clinical record for",
  value: 6,
  absolute: [6, 50],
  recommended: [6, 15],
  sources: ["hipaa", "ny-op-records"],
};
export const remsYears: NumberSetting<"a"> = {
  ...years,
  key: "records.remsYears",
  label: "Forms of the esketamine programme: kept for",
  value: 6,
  absolute: [6, 50],
  recommended: [6, 15],
  evidence: "proposal",
  sources: ["rems-outpatient", "proposed-default"],
};

export const peopleSettings: readonly Setting[] = [clinicalRecordYears, minorRecordAge, accessLogYears, consentYears, remsYears];
