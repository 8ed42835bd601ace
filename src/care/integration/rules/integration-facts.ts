import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { withDose, type DosedSession } from "./dosed-session.ts";
import type { EarlyContact } from "./events.ts";
import type { Integration, Practice } from "./integration.ts";

/** What the stages that follow, and the episode's page, may know of the integration. */
export type IntegrationFacts = {
  /** The sessions for which a progress note is signed. */
  readonly notedSessionIds: readonly Uuid[];
  readonly openPractices: readonly Practice[];
  readonly contacts: readonly (EarlyContact & { readonly at: Instant })[];
  readonly courseCompletedAt: Instant | null;
};

export const integrationFacts = (state: Integration): IntegrationFacts => ({
  notedSessionIds: [...new Set(state.notes.map((note) => note.sessionId))],
  openPractices: state.practices.filter((practice) => practice.ended === null),
  contacts: state.contacts,
  courseCompletedAt: state.completed?.at ?? null,
});

/** The sessions with a dose and without a signed note (INTG-6). */
export const sessionsWithoutNote = (facts: IntegrationFacts, sessions: readonly DosedSession[]): readonly DosedSession[] =>
  withDose(sessions).filter((session) => !facts.notedSessionIds.includes(session.sessionId));
