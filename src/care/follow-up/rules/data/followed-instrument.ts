/** The scale by which drift and durability are read. Source: durability.json BST-01. Evidence: proposal. Owner: medical director. */
export const followedInstrument = "phq9" as const;
