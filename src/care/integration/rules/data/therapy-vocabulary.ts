/**
 * The closed lists of the typed notes, in the field's own words. Source: fosha2000, schwartz2020, gorman2021, bathje2022
 * (AEDP: fosha2000; IFS: schwartz2020; practice). Owner: lead therapist. What they mean in words stands in the word catalogue.
 */

/** AEDP: 1 distress and defence, 2 core affect, 3 transformational experience, 4 core state. */
export const aedpStates = ["1", "2", "3", "4"] as const;
export const aedpTransitions = ["1-2", "2-3", "3-4"] as const;
export const metaprocessingAffects = ["mastery", "emotional-pain", "healing", "tremulous", "realization", "enlivening"] as const;

export const partTypes = ["manager", "firefighter", "exile"] as const;
export type PartType = (typeof partTypes)[number];
export const eightCs = ["calm", "curiosity", "clarity", "compassion", "confidence", "courage", "creativity", "connectedness"] as const;
export const sixFs = ["find", "focus", "flesh-out", "feel-toward", "befriend", "fear"] as const;
export const unburdeningSteps = ["witness", "do-over", "retrieve", "unburden", "invite-qualities", "integrate"] as const;
export const permissions = ["yes", "no", "not-asked"] as const;

/** What an integration conversation goes through. */
export const integrationAgenda = [
  "check-in",
  "re-tell",
  "themes-and-emotions",
  "insights",
  "links-to-life",
  "body-and-affect",
  "new-perspectives",
  "commitments",
  "practices",
  "follow-up-plan",
] as const;

/** Of what kind a practice is. A commitment is done once, by a day. */
export const practiceKinds = ["commitment", "journal", "art", "movement", "meditation", "relational", "other"] as const;
