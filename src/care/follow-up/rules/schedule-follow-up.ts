import type { InstrumentId } from "#care/measures/rules/instrument-definition.ts";
import type { Uuid } from "#kernel/ids.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import type { FollowUpEvent } from "./events.ts";
import type { FollowUp, PlannedMeasure } from "./follow-up.ts";
import { plannedDates } from "./planned-dates.ts";

type Scheduling = {
  readonly instruments: readonly InstrumentId[];
  readonly lastDoseAt: Instant | null;
  /** Where the patient lives, or the clinic's own zone. */
  readonly timeZone: string;
  readonly now: Instant;
  /** As many fresh ids as there may be questions. */
  readonly newId: () => Uuid;
};

/** Still waiting: neither cancelled nor due yet. */
const isWaiting = (planned: PlannedMeasure, now: Instant): boolean => planned.cancelled === null && isBefore(now, planned.dueAt);

/**
 * Plans the questions after the last dose. What still waits from an earlier schedule is replaced (FUP-3); days that are over are left
 * out and never asked afterwards (FUP-2).
 */
export const scheduleFollowUp = (
  state: FollowUp,
  { instruments, lastDoseAt, timeZone, now, newId }: Scheduling,
): Decision<FollowUpEvent> => {
  if (state.closed !== null) return refuse("FUP-5", "This episode is closed. Reopen it before planning further questions.");
  if (lastDoseAt === null) return refuse("FUP-2", "No dose was given in this episode, so there is nothing to count from.");
  if (instruments.length === 0) return refuse("FUP-2", "Choose at least one questionnaire.", "instruments");
  const dates = plannedDates(lastDoseAt, timeZone).filter((dueAt) => isBefore(now, dueAt));
  if (dates.length === 0) return refuse("FUP-2", "The last dose is more than a year ago: every planned day is over.");
  const replaced = state.planned
    .filter((planned) => isWaiting(planned, now))
    .map(({ requestId }): FollowUpEvent => ({ type: "follow-up-cancelled", requestId, reason: "A new schedule took its place." }));
  const planned = dates.flatMap((dueAt) =>
    [...new Set(instruments)].map((instrument): FollowUpEvent => ({
      type: "follow-up-scheduled",
      requestId: newId(),
      instrument,
      dueAt,
      afterDoseAt: lastDoseAt,
    })),
  );
  return accept(...replaced, ...planned);
};

/** The planned questions that still wait, each cancelled: the episode is over (FUP-5). */
export const cancelWaiting = (state: FollowUp, reason: string, now: Instant): readonly FollowUpEvent[] =>
  state.planned.filter((planned) => isWaiting(planned, now)).map(({ requestId }) => ({ type: "follow-up-cancelled", requestId, reason }));
