/** Where a patient is in the course of care (FHIR: EpisodeOfCare). An episode may go back to dosing from follow-up. */
export const episodeStages = ["enquiry", "screening", "consent", "preparation", "dosing", "integration", "follow-up", "closed"] as const;

export type EpisodeStage = (typeof episodeStages)[number];

export const closings = ["completed", "declined", "withdrawn", "transferred", "lapsed"] as const;

/** How an episode ended. */
export type Closing = (typeof closings)[number];
