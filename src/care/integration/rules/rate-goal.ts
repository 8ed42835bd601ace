import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { isRating } from "#kernel/rating.ts";

import type { IntegrationEvent, Of } from "./events.ts";

/**
 * Keeps how far a goal is on that day (INTG-19). Every rating is a fact of its own and none replaces another.
 * @param goalIds the goals of the plan as it stands
 */
export const rateGoal = (goalIds: readonly string[], rating: Of<"goal-progress-rated">): Decision<IntegrationEvent> => {
  if (!goalIds.includes(rating.goalId)) return refuse("INTG-19", "There is no such goal in the plan.", "goalId");
  if (!isRating(rating.progress.value)) return refuse("INTG-19", "Please choose a whole number from 0 to 10.", "progress");
  return accept({ type: "goal-progress-rated", ...rating });
};
