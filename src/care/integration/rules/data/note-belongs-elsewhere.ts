/**
 * What is no psychotherapy note and belongs into the chart, with words that often stand for it. Source: 45 CFR 164.501, in
 * 45 CFR 164.501 (hipaa); the words are a proposal of this project. Owner: lead therapist. `*` stands for any ending.
 */
export const belongsElsewhere = {
  medication: [
    "medication*",
    "prescri*",
    "ketamine",
    "esketamine",
    "spravato",
    "dose*",
    "dosage",
    "mg",
    "ssri*",
    "antidepressant*",
    "benzodiazepine*",
  ],
  "session-times": ["started at", "ended at", "start time", "stop time", "session began", "session ended"],
  "modality-and-frequency": ["weekly session*", "twice a week", "sessions a week", "modality", "frequency of treatment"],
  "test-results": ["phq-9", "phq9", "gad-7", "gad7", "pcl-5", "madrs", "c-ssrs", "scored", "score of", "lab result*", "test result*"],
  diagnosis: ["diagnos*", "dsm-5", "icd-10", "disorder", "meets criteria"],
  plan: ["treatment plan", "plan for treatment", "next appointment", "functional status"],
  symptoms: ["symptom*", "insomnia", "panic attack*", "suicid*", "hallucinat*"],
  prognosis: ["prognos*", "likely to relapse", "expected to recover"],
  progress: ["progress to date", "has improved", "improvement*", "has worsened", "remission", "responded to treatment"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type BelongsElsewhere = keyof typeof belongsElsewhere;
