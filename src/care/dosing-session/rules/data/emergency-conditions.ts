/** What a person can see and no monitor tells. The first eight are the signs of a hypertensive crisis. */
export const emergencySigns = [
  "chest-pain",
  "dyspnoea",
  "syncope",
  "focal-neurology",
  "seizure",
  "severe-headache",
  "visual-loss",
  "altered-consciousness",
  "apnoea",
  "no-pulse",
  "anaphylaxis",
  "laryngospasm",
  "long-seizure",
  "dangerous-agitation",
  "suicidal-intent",
] as const;
export type EmergencySign = (typeof emergencySigns)[number];

const crisisSigns = emergencySigns.slice(0, 8);

export const emergencyIds = ["EMG-1", "EMG-2", "EMG-3", "EMG-4", "EMG-5", "EMG-6", "EMG-7", "EMG-8", "EMG-9"] as const;
export type EmergencyId = (typeof emergencyIds)[number];

export type EmergencyCondition = {
  readonly id: EmergencyId;
  /** Red alarms of which one must be on; none: the signs decide. */
  readonly rules: readonly string[];
  /** How long it must have been on; undefined: at once. */
  readonly after?: "saturation" | "unresponsive";
  /** With the alarm: both are needed. Otherwise a sign is enough. */
  readonly needsSign: boolean;
  readonly signs: readonly EmergencySign[];
};

const bySign = (id: EmergencyId, sign: EmergencySign): EmergencyCondition => ({ id, rules: [], needsSign: true, signs: [sign] });

/** When emergency services are called. Source: proposed-default; the limits are the session's red ones. Owner: medical director. */
export const emergencyConditions: readonly EmergencyCondition[] = [
  { id: "EMG-1", rules: ["MON-SBP-R", "MON-DBP-R", "RANGE-SBP-H", "RANGE-DBP-H"], needsSign: true, signs: crisisSigns },
  { id: "EMG-2", rules: ["MON-SPO2-R", "RANGE-SPO2-L"], after: "saturation", needsSign: false, signs: [] },
  { id: "EMG-3", rules: ["MON-RR-LR", "RANGE-RR-L"], needsSign: false, signs: ["apnoea"] },
  { id: "EMG-4", rules: ["MON-MOAAS-R", "MON-RASS-L"], after: "unresponsive", needsSign: false, signs: ["no-pulse"] },
  bySign("EMG-5", "anaphylaxis"),
  bySign("EMG-6", "laryngospasm"),
  bySign("EMG-7", "long-seizure"),
  bySign("EMG-8", "dangerous-agitation"),
  bySign("EMG-9", "suicidal-intent"),
];
