import { unreachable } from "#kernel/decision.ts";
import type { Protocol } from "#kernel/setting.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import { integrationFrom, integrationTarget, integrationUntil } from "./data/integration-settings.ts";
import { withDose, type DosedSession } from "./dosed-session.ts";
import type { IntegrationNote } from "./events.ts";
import { bestTiming, hoursAfter, timingOf } from "./timing-window.ts";

type Noted = Pick<IntegrationNote, "sessionId" | "heldAt"> & { readonly at: Instant };

export type IntegrationStatus = {
  readonly state: "no-dose" | "not-yet" | "due" | "overdue" | "held" | "held-late" | "held-early";
  readonly from: Instant | null;
  readonly target: Instant | null;
  readonly until: Instant | null;
};

const window = { from: integrationFrom, until: integrationUntil };
const open = { early: "not-yet", "in-time": "due", late: "overdue" } as const;

/** When patient and therapist met: as the note says, else when it was signed. */
export const heldAt = ({ heldAt: said, at }: Pick<Noted, "heldAt" | "at">): Instant => said ?? at;

const notesOf = ({ sessionId }: DosedSession, notes: readonly Noted[]): readonly Noted[] =>
  notes.filter((note) => note.sessionId === sessionId);

/** Where the integration session of a dose stands (INTG-9). It is completed when its note is signed. */
export const integrationStatus = (session: DosedSession, notes: readonly Noted[], now: Instant, protocol: Protocol): IntegrationStatus => {
  const doseAt = session.lastDoseAt;
  if (doseAt === null) return { state: "no-dose", from: null, target: null, until: null };
  const span = {
    from: hoursAfter(doseAt, window.from, protocol),
    target: hoursAfter(doseAt, integrationTarget, protocol),
    until: hoursAfter(doseAt, window.until, protocol),
  };
  const best = bestTiming(notesOf(session, notes).map((note) => timingOf(doseAt, heldAt(note), window, protocol)));
  switch (best) {
    case "in-time":
      return { state: "held", ...span };
    case "late":
      return { state: "held-late", ...span };
    case "early":
      return { state: "held-early", ...span };
    case undefined:
      return { state: open[timingOf(doseAt, now, window, protocol)], ...span };
    default:
      return unreachable(best);
  }
};

/**
 * The doses whose integration session was not completed when a next one was given, and those for which it is not yet (INTG-10). It warns
 * and never refuses: a dose that was given is a fact.
 */
export const dosesBeforeIntegration = (
  sessions: readonly DosedSession[],
  notes: readonly Noted[],
): { readonly dosedAgain: readonly DosedSession[]; readonly open: readonly DosedSession[] } => {
  const dosed = withDose(sessions);
  const nextDoseAfter = (session: DosedSession): Instant | null =>
    dosed.reduce<Instant | null>((next, { firstDoseAt }) => {
      const isLater = firstDoseAt !== null && session.lastDoseAt !== null && isBefore(session.lastDoseAt, firstDoseAt);
      return isLater && (next === null || isBefore(firstDoseAt, next)) ? firstDoseAt : next;
    }, null);
  const dosedAgain = dosed.filter((session) => {
    const next = nextDoseAfter(session);
    return next !== null && !notesOf(session, notes).some((note) => isBefore(heldAt(note), next));
  });
  return { dosedAgain, open: dosed.filter((session) => notesOf(session, notes).length === 0) };
};
