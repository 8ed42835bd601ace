/**
 * Kinds of visits and their usual length in minutes. Lengths: parikh2021, sage-kat, wolfson-consent
 * (the consultation: proposed-default). Owner: medical director.
 */
export const visitKinds = {
  consultation: { minutes: 30 },
  "medical-evaluation": { minutes: 75 },
  preparation: { minutes: 60 },
  "dosing-session": { minutes: 180 },
  integration: { minutes: 60 },
} as const;

export type VisitKind = keyof typeof visitKinds;
