/** Whose turn it is: a role of the clinic, or the patient. */
export type Turn = "patient" | "coordinator" | "therapist" | "prescriber" | "monitor";

export const missingThings = [
  "answer-enquiry",
  "safety-flag",
  "intake",
  "baseline-measure",
  "screening-decision",
  "consent-conversation",
  "consent-signature",
  "plan",
  "intention",
  "expectations",
  "support-plan",
  "escort",
  "preparation-complete",
  "order",
  "open-session",
  "running-session",
  "close-session",
  "integration-note",
  "next-session",
  "answer-measure",
  "schedule-follow-up",
] as const;
export type MissingThing = (typeof missingThings)[number];
