/** By what right a clinic plays a recording. Evidence: proposal; source: proposed-default. Owner: lead therapist. */
export const licences = ["licensed", "agreement", "own", "creative-commons", "public-domain"] as const;
export type Licence = (typeof licences)[number];
