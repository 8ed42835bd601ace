/** The parts of a safety plan, with labels of our own (stanley2012, spier-sb). */
export const planFieldIds = [
  "warningSigns",
  "coping",
  "distraction",
  "people",
  "professionals",
  "emergencyDepartment",
  "means",
  "reasons",
] as const;
export type PlanFieldId = (typeof planFieldIds)[number];

/** Parts that must not be empty when a plan is kept (`min: 1` in the source). */
export const neededPlanFields = ["warningSigns", "coping"] as const satisfies readonly PlanFieldId[];

export const planSigners = ["patient", "clinician"] as const;
export type PlanSigner = (typeof planSigners)[number];
export const copyWays = ["paper", "phone", "read-aloud"] as const;
export type CopyWay = (typeof copyWays)[number];
