/** Who outside the treatment team may have to be told. Source: `adverse-events.json` reporting; `safety-rules.json` SR-16. */
export const reportDestinations = ["rems", "medwatch", "manufacturer", "compliance", "authorities"] as const;
export type ReportDestination = (typeof reportDestinations)[number];

/** Where the law leaves it to the clinician or the clinic's policy, a person may decide against it with a reason (AE-14). */
export const mayBeDeclined = (to: ReportDestination): boolean => to === "medwatch" || to === "authorities";
