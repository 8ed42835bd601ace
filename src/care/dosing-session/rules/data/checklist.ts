export const checklistItemIds = [
  "PSC-01",
  "PSC-02",
  "PSC-03",
  "PSC-04",
  "PSC-05",
  "PSC-06",
  "PSC-07",
  "PSC-08",
  "PSC-09",
  "PSC-10",
  "PSC-11",
  "PSC-12",
  "PSC-13",
  "PSC-14",
  "PSC-15",
  "PSC-16",
  "PSC-17",
  "PSC-18",
  "PSC-19",
] as const;
export type ChecklistItemId = (typeof checklistItemIds)[number];

/** One line of the checklist before a dose. `hardStop`: no dose while it stands open. */
export type ChecklistItem = {
  readonly id: ChecklistItemId;
  readonly label: string;
  readonly hardStop: boolean;
  /** Only asked where it applies. */
  readonly onlyFor?: "esketamine";
  /** An item that stops a dose may be answered "does not apply". */
  readonly mayNotApply?: boolean;
};

const item = (id: ChecklistItemId, label: string, hardStop = true): ChecklistItem => ({ id, label, hardStop });

/** Source: proposed-default. Evidence: proposal, shaped by the label. Owner: medical director. */
export const checklistItems: readonly ChecklistItem[] = [
  item("PSC-01", "Two identifiers checked; right patient, right visit"),
  item("PSC-02", "Consent for this drug and route is signed and current"),
  item("PSC-03", "No open absolute contraindication; relative ones are decided"),
  item("PSC-04", "Medicines reconciled today; interactions checked"),
  item("PSC-05", "Allergies reviewed"),
  item("PSC-06", "Weight is recent enough"),
  item("PSC-07", "Fasting confirmed", false),
  { ...item("PSC-08", "Pregnancy test negative, where it applies"), mayNotApply: true },
  item("PSC-09", "Not intoxicated; last sedative, opioid, stimulant, alcohol and cannabis recorded"),
  item("PSC-10", "Suicide risk asked today (C-SSRS since last contact); safety plan current"),
  item("PSC-11", "Mania screen negative"),
  item("PSC-12", "Prescription-monitoring record checked"),
  item("PSC-13", "Escort named and reachable"),
  item("PSC-14", "Vital signs inside limits, or the prescriber decided"),
  item("PSC-15", "Bladder emptied; lenses, jewellery and phone away; eye shades and music ready", false),
  item("PSC-16", "Intention set; touch agreement and stop word reviewed", false),
  item("PSC-17", "Rescue kit, oxygen, suction and AED checked today; ACLS-trained person here"),
  item("PSC-18", "Order verified; independent double check for an injection"),
  { ...item("PSC-19", "REMS: patient enrolled, site certified, device lot and expiry recorded"), onlyFor: "esketamine" },
];
