/** The parts of the intake form, in the order in which they are asked. Contact data belongs to `people`. */
export const sectionIds = [
  "about-you",
  "medical-history",
  "mental-health",
  "substance-use",
  "medicines",
  "allergies",
  "treatment-trials",
  "family-history",
  "goals",
] as const;
export type SectionId = (typeof sectionIds)[number];

/** Questions answered by yes, no or "not sure", by the section that asks them. */
export const yesNoQuestions = {
  "medical-history": [
    "recentHeartOrStroke",
    "heartDisease",
    "uncontrolledHypertension",
    "aneurysm",
    "arteriovenousMalformation",
    "brainHaemorrhage",
    "pressureHazard",
    "raisedBrainPressure",
    "seizures",
    "confusionOrCapacity",
    "eyePressure",
    "breathing",
    "severeObesityOrAirway",
    "severeLiver",
    "liverTests",
    "bladder",
    "thyroid",
    "porphyria",
    "reflux",
    "childBearing",
    "pregnant",
    "breastfeeding",
  ],
  "mental-health": [
    "majorDepression",
    "currentPsychosis",
    "pastPsychosis",
    "currentMania",
    "bipolar",
    "selfHarmWithoutTherapist",
    "dissociativeDisorder",
  ],
  "substance-use": ["ketamineUseDisorder", "activeSubstanceUse", "pastSubstanceUse"],
  allergies: ["ketamineAllergy"],
  "family-history": ["relativePsychosis", "relativeBipolar"],
} as const;
export type YesNoSection = keyof typeof yesNoQuestions;
export type QuestionId = (typeof yesNoQuestions)[YesNoSection][number];

/** "Not sure" is an answer, and it is not a no: the finding stays unknown (SCN-1). */
export const yesNoAnswers = ["yes", "no", "not-sure"] as const;
export type YesNo = (typeof yesNoAnswers)[number];
