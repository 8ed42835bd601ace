/** SR-12: what is asked about the bladder. Source: ketalar-pi, short2018. */
export const urinarySymptomIds = ["frequency", "urgency", "dysuria", "haematuria", "pelvic-pain"] as const;
export type UrinarySymptom = (typeof urinarySymptomIds)[number];

/** SR-11: the clinician's checklist of new symptoms, in plain clinical words of our own. Source: sanacora2017. */
export const psychosisManiaIds = [
  "hallucinations",
  "delusions",
  "disorganised",
  "elated-or-irritable",
  "less-sleep",
  "racing-thoughts",
  "grandiosity",
  "reckless",
] as const;
export type PsychosisManiaSymptom = (typeof psychosisManiaIds)[number];

export const urinalysisResults = ["not-done", "normal", "abnormal"] as const;
export const disclosures = ["boundary", "abuse"] as const;
export const pregnancyTests = ["urine", "serum"] as const;
export const contactWays = ["phone", "text", "video", "in-person", "emergency-contact", "welfare-check"] as const;
export const reached = ["reached", "not-reached"] as const;
