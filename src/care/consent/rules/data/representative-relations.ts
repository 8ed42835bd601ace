/**
 * By what right somebody decides for a patient who cannot (no treatment without a lawful surrogate; the list is a
 * proposed default, for counsel to confirm by state). Owner: medical director.
 */
export const representativeRelations = ["guardian", "health-care-agent", "surrogate", "parent"] as const;
export type RepresentativeRelation = (typeof representativeRelations)[number];
