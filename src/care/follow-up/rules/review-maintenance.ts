import { accept, refuse, type Decision } from "#kernel/decision.ts";

import { reviewItems, type FollowUpEvent, type Of } from "./events.ts";
import type { FollowUp } from "./follow-up.ts";

/** The medical director reviews a long course: what was looked at, and what follows from it. What was left out stays visible (BST-06). */
export const reviewMaintenance = (
  state: FollowUp,
  review: Of<"maintenance-reviewed">,
  { isMedicalDirector }: { readonly isMedicalDirector: boolean },
): Decision<FollowUpEvent> => {
  if (!isMedicalDirector) return refuse("BST-06", "The medical director reviews a long course.");
  if (state.reviews.some((one) => one.reviewId === review.reviewId)) return refuse("BST-06", "This review was already written down.");
  if (review.conclusion.trim() === "") return refuse("BST-06", "Write in a sentence what follows from it.", "conclusion");
  const covered = reviewItems.filter((item) => review.covered.includes(item));
  return accept<FollowUpEvent>({ ...review, type: "maintenance-reviewed", covered });
};
