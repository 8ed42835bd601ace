import { standingDoses, type DosingSession } from "#care/dosing-session/rules/dosing-session.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

/** What integration and follow-up need to know of a dosing session. */
export type DosedSession = {
  readonly sessionId: Uuid;
  readonly status: "open" | "released" | "closed";
  readonly openedAt: Instant;
  /** Null while no dose stands: such a session asks for no integration. */
  readonly firstDoseAt: Instant | null;
  readonly lastDoseAt: Instant | null;
};

/** Undefined for a session that was never opened, and for one that is training and nobody's treatment. */
export const dosedSession = (sessionId: Uuid, session: DosingSession): DosedSession | undefined => {
  if (session.status === "none" || session.opened === null || session.opened.training) return undefined;
  const doses = standingDoses(session);
  return {
    sessionId,
    status: session.status,
    openedAt: session.opened.observedAt,
    firstDoseAt: doses[0]?.observedAt ?? null,
    lastDoseAt: doses.at(-1)?.observedAt ?? null,
  };
};

/** The sessions in which a dose was given; only these ask for a note and a contact (INTG-6). */
export const withDose = (sessions: readonly DosedSession[]): readonly DosedSession[] => sessions.filter((one) => one.lastDoseAt !== null);

/** The treatment sessions among an episode's session streams, in their order. */
export const dosedSessions = (streams: readonly { readonly streamId: Uuid; readonly state: DosingSession }[]): readonly DosedSession[] =>
  streams.flatMap(({ streamId, state }) => dosedSession(streamId, state) ?? []);
