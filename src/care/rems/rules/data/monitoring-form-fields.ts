/** Who in the clinic can find out what is missing. */
export const askable = ["monitor", "prescriber", "coordinator", "medical-director"] as const;
export type AskOf = (typeof askable)[number];

export const concomitantClasses = ["benzodiazepines", "sedative-hypnotics", "opioids", "psychostimulants", "maois"] as const;
export type ConcomitantClass = (typeof concomitantClasses)[number];

export type FormItem = { readonly code: string; readonly label: string; readonly askOf: AskOf; readonly optional?: true };

export const formFieldCodes = [
  "patient",
  "firstTreatment",
  "concomitantMedication",
  "providerConductingMonitoring",
  "setting",
  "session",
  "remsEvaluation",
  "vitalSigns",
  "bloodPressure",
  "sedation",
  "dissociation",
  "respiratory",
  "seriousAdverseEvent",
  "readyToLeave",
] as const;
export type FormFieldCode = (typeof formFieldCodes)[number];

export type FormField = {
  readonly code: FormFieldCode;
  readonly label: string;
  /** How sure the source is that the form asks it so. Anything but `high` is checked against the current form. */
  readonly confidence: "high" | "medium" | "low";
  readonly items: readonly FormItem[];
};

const item = (code: string, label: string, askOf: AskOf): FormItem => ({ code, label, askOf });

/** Source: rems-pmf-2024, rems-pmf-video. Owner: medical director. */
export const monitoringFormFields: readonly FormField[] = [
  {
    code: "patient",
    label: "Patient",
    confidence: "high",
    items: [
      item("firstName", "First name", "coordinator"),
      { ...item("middleInitial", "Middle initial", "coordinator"), optional: true },
      item("lastName", "Last name", "coordinator"),
      item("birthDate", "Birth date", "coordinator"),
      item("sex", "Sex", "coordinator"),
    ],
  },
  {
    code: "firstTreatment",
    label: "First treatment",
    confidence: "high",
    items: [
      item("isFirst", "Is this the first treatment?", "coordinator"),
      item("isEnrolled", "If yes: enrolled in the REMS?", "coordinator"),
    ],
  },
  {
    code: "concomitantMedication",
    label: "Other medicines",
    confidence: "high",
    items: [
      item("benzodiazepines", "Benzodiazepines", "prescriber"),
      item("sedative-hypnotics", "Sedative-hypnotics that are no benzodiazepines", "prescriber"),
      item("opioids", "Opioids", "prescriber"),
      item("psychostimulants", "Psychostimulants", "prescriber"),
      item("maois", "MAO inhibitors", "prescriber"),
    ],
  },
  {
    code: "providerConductingMonitoring",
    label: "Who monitored",
    confidence: "high",
    items: [
      item("name", "First and last name", "monitor"),
      item("telephone", "Telephone", "coordinator"),
      item("email", "E-mail", "coordinator"),
    ],
  },
  {
    code: "setting",
    label: "Healthcare setting",
    confidence: "high",
    items: [
      item("name", "Name", "medical-director"),
      item("address1", "Address", "medical-director"),
      { ...item("address2", "Address, second line", "medical-director"), optional: true },
      item("city", "City", "medical-director"),
      item("state", "State", "medical-director"),
      item("zip", "ZIP", "medical-director"),
    ],
  },
  {
    code: "session",
    label: "Treatment session",
    confidence: "high",
    items: [
      item("treatmentDate", "Treatment date", "monitor"),
      item("dose", "Dose administered", "monitor"),
      item("lotNumber", "Lot number", "monitor"),
      item("totalMinutes", "Minutes from the first device to the end of monitoring", "monitor"),
    ],
  },
  {
    code: "remsEvaluation",
    label: "Without the two-hour rule",
    confidence: "high",
    items: [item("readyAfter", "Minutes until the patient would have been ready to leave", "monitor")],
  },
  {
    code: "vitalSigns",
    label: "Vital signs in the acceptable range",
    confidence: "high",
    items: [item("before", "Before administration", "monitor"), item("atEnd", "Before the session was completed", "monitor")],
  },
  {
    code: "bloodPressure",
    label: "Blood pressure",
    confidence: "high",
    items: [
      item("before", "Before administration", "monitor"),
      item("after40", "About 40 minutes after administration", "monitor"),
      item("atEnd", "Before the session was completed", "monitor"),
    ],
  },
  {
    code: "sedation",
    label: "Sedation",
    confidence: "medium",
    items: [
      item("experienced", "Did the patient experience sedation?", "monitor"),
      item("timing", "Onset and resolution", "monitor"),
      item("severity", "Deepest", "monitor"),
    ],
  },
  {
    code: "dissociation",
    label: "Dissociation",
    confidence: "medium",
    items: [item("experienced", "Did the patient experience dissociation?", "monitor"), item("timing", "Onset and resolution", "monitor")],
  },
  {
    code: "respiratory",
    label: "Breathing",
    confidence: "low",
    items: [item("depression", "Respiratory depression?", "monitor"), item("saturation", "Lowest oxygen saturation", "monitor")],
  },
  {
    code: "seriousAdverseEvent",
    label: "Serious adverse events",
    confidence: "medium",
    items: [
      item("any", "Was there a serious adverse event?", "prescriber"),
      item("details", "What happened", "prescriber"),
      item("seriousness", "What made it serious", "prescriber"),
      item("intervention", "What was done", "prescriber"),
    ],
  },
  {
    code: "readyToLeave",
    label: "Ready to leave",
    confidence: "low",
    items: [item("stable", "Clinically stable and ready to leave?", "monitor")],
  },
];

/** Doses that the form prints; any other is written out. Source: the same, `session`. */
export const formDoses = [56, 84] as const;
