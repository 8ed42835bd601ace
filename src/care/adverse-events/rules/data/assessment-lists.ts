/** Source: 21 CFR 312.32(a) (cfr312-32). One yes makes an event serious. */
export const seriousCriteria = [
  "death",
  "life-threatening",
  "hospitalisation",
  "incapacity",
  "congenital-anomaly",
  "important-medical-event",
] as const;
export type SeriousCriterion = (typeof seriousCriteria)[number];

export const seriousCriterionLabels: Readonly<Record<SeriousCriterion, string>> = {
  death: "The patient died",
  "life-threatening": "It was life-threatening as it happened",
  hospitalisation: "Admission to hospital, or a longer stay there",
  incapacity: "Lasting or substantial incapacity",
  "congenital-anomaly": "Birth defect",
  "important-medical-event": "Another important medical event that needed treatment to prevent one of these",
};

/** Source: proposed-default; `not-assessed` is ours, for what nobody has judged yet. */
export const relations = ["unrelated", "unlikely", "possible", "probable", "definite", "not-assessed"] as const;

/** Source: proposed-default. */
export const outcomes = ["resolved", "resolving", "resolved-with-sequelae", "not-resolved", "fatal", "unknown"] as const;
export type Outcome = (typeof outcomes)[number];

/** What was done with the drug (ICH E2B(R3), G.k.8). */
export const drugActions = ["dose-not-changed", "reduced", "interrupted", "stopped", "not-applicable", "unknown"] as const;

export const expectedness = ["expected", "unexpected", "unknown"] as const;
