/**
 * Why a patient signs again although nothing has expired (proposed-default). A new drug or route, an
 * expiry and a long gap are found by the rules; a member of staff states the others. Owner: medical director.
 */
export const reconsentTriggers = [
  "dose-above-hard-maximum",
  "new-major-risk",
  "team-or-place-changed",
  "recording-or-tools-changed",
  "capacity-changed",
  "law-or-label-changed",
] as const;
export type ReconsentTrigger = (typeof reconsentTriggers)[number];

/** What deciding for oneself takes (proposed-default). */
export const abilities = ["understands", "appreciates", "reasons", "expresses"] as const;
export type Ability = (typeof abilities)[number];
