import type { Instant } from "#kernel/time.ts";

import type { FollowUp, PlannedMeasure } from "./follow-up.ts";

/** What the episode's page may know of the follow-up. */
export type FollowUpFacts = {
  readonly isScheduled: boolean;
  readonly next: PlannedMeasure | null;
  readonly closedAt: Instant | null;
  readonly lastContactAt: Instant | null;
};

export const followUpFacts = (state: FollowUp, now: Instant): FollowUpFacts => {
  const standing = state.planned.filter((planned) => planned.cancelled === null);
  const later = standing.filter(({ dueAt }) => Temporal.Instant.compare(dueAt, now) > 0);
  return {
    isScheduled: standing.length > 0,
    next: later.toSorted((one, other) => Temporal.Instant.compare(one.dueAt, other.dueAt))[0] ?? null,
    closedAt: state.closed?.at ?? null,
    lastContactAt: state.contacts.at(-1)?.at ?? null,
  };
};
