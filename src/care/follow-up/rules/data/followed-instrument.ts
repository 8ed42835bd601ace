/** The scale by which drift and durability are read. Source: proposed-default. Evidence: proposal. Owner: medical director. */
export const followedInstrument = "phq9" as const;
