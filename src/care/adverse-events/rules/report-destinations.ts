/** Who outside the treatment team may have to be told. Source: rems-pmf-2024, rems-pmf-video, mcguire2024 (SR-16), proposed-default. */
export const reportDestinations = ["rems", "medwatch", "manufacturer", "compliance", "authorities"] as const;
export type ReportDestination = (typeof reportDestinations)[number];

/** Where the law leaves it to the clinician or the clinic's policy, a person may decide against it with a reason (AE-14). */
export const mayBeDeclined = (to: ReportDestination): boolean => to === "medwatch" || to === "authorities";
