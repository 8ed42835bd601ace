/** The numbers stay for ever: facts name them. */
export const safetyRules = [
  "SR-01",
  "SR-02",
  "SR-03",
  "SR-04",
  "SR-05",
  "SR-06",
  "SR-07",
  "SR-08",
  "SR-09",
  "SR-10",
  "SR-11",
  "SR-12",
  "SR-13",
  "SR-14",
  "SR-15",
  "SR-16",
  "SR-17",
] as const;
export type SafetyRule = (typeof safetyRules)[number];

export const safetyLevels = ["low", "medium", "high", "critical"] as const;
export type SafetyLevel = (typeof safetyLevels)[number];

/** A therapist or prescriber; a prescriber alone; or whom the clinic named for compliance. */
export const closers = ["clinician", "prescriber", "compliance"] as const;
export type CloseBy = (typeof closers)[number];
