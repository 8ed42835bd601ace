/**
 * The course of care, in order. A stage may use the rules of earlier ones, never of later ones; the linter reads this list.
 * `episode` stands last: it shows the whole course at once.
 */
export const journey = [
  "enquiry",
  "screening",
  "consent",
  "plan",
  "preparation",
  "dosing-session",
  "integration",
  "follow-up",
  "episode",
] as const;

/** Folders that serve several stages; every stage may use them, and they use each other's rules at most. */
export const sharedCare = [
  "protocol",
  "people",
  "schedule",
  "safety",
  "measures",
  "pharmacy",
  "adverse-events",
  "rems",
  "devices",
  "music",
] as const;
