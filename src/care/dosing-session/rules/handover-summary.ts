import type { Instant } from "#kernel/time.ts";

import { openAlarms, standingDoses, standingDrugEntries, type Alarm, type Dose, type DosingSession, type Note } from "./dosing-session.ts";
import { nextDue, type NextDue } from "./due-vitals.ts";
import { latestValues, type LatestValues } from "./latest-values.ts";

/** What the next person must know, taken from the record and from nothing else. */
export type HandoverSummary = {
  readonly doses: readonly Dose[];
  readonly values: LatestValues;
  readonly alarms: readonly Alarm[];
  readonly due: NextDue | null;
  /** The newest notes that stand, newest first. */
  readonly notes: readonly Note[];
  readonly hasLeftover: boolean;
};

const shownNotes = 3;

/** The short summary of a handover (HAND-2): doses with their times, last values, open alarms, what is due, the newest notes. */
export const handoverSummary = (session: DosingSession, now: Instant): HandoverSummary => {
  const entries = standingDrugEntries(session);
  const sum = (type: "drug-drawn" | "drug-wasted" | "units-put-back"): number =>
    entries.filter((one) => one.type === type).reduce((total, one) => total + one.amount.value, 0);
  const given = standingDoses(session).reduce((total, one) => total + one.amount.value, 0);
  return {
    doses: standingDoses(session),
    values: latestValues(session),
    alarms: openAlarms(session),
    due: nextDue(session, now),
    notes: session.notes
      .filter((one) => one.inError === null)
      .toReversed()
      .slice(0, shownNotes),
    hasLeftover: sum("drug-drawn") > given + sum("drug-wasted") + sum("units-put-back"),
  };
};
