export const sessionRules = ["REMS-01", "REMS-02", "REMS-03", "REMS-04", "REMS-05", "REMS-06", "REMS-07"] as const;
export type SessionRule = (typeof sessionRules)[number];

type Entry = { readonly rule: SessionRule; readonly label: string; readonly hardStop: boolean };

/** Source: rems-pmf-2024, rems-outpatient, spravato-pi, spravato-dosing-hcp. Owner: medical director. */
export const sessionRuleEntries: readonly Entry[] = [
  { rule: "REMS-01", label: "Site certified and patient enrolled before a device is dispensed", hardStop: true },
  { rule: "REMS-02", label: "Self-administered under direct observation, with rest between devices", hardStop: false },
  { rule: "REMS-03", label: "Blood pressure before, at about 40 minutes, and before leaving", hardStop: true },
  { rule: "REMS-04", label: "Watched long enough from the first device", hardStop: true },
  { rule: "REMS-05", label: "Monitoring form submitted in time", hardStop: false },
  { rule: "REMS-06", label: "Never dispensed for use at home", hardStop: true },
  { rule: "REMS-07", label: "Lot, NDC and expiry of every device recorded", hardStop: true },
];
