import type { DosedSession } from "#care/integration/rules/dosed-session.ts";
import type { Instant } from "#kernel/time.ts";

const inOrder = (one: Instant, other: Instant): number => Temporal.Instant.compare(one, other);

/** The first and the last dose of an episode's sessions; null where none was given. */
export const doseSpan = (
  sessions: readonly DosedSession[],
): { readonly firstDoseAt: Instant | null; readonly lastDoseAt: Instant | null } => ({
  firstDoseAt: sessions.flatMap(({ firstDoseAt }) => firstDoseAt ?? []).toSorted(inOrder)[0] ?? null,
  lastDoseAt:
    sessions
      .flatMap(({ lastDoseAt }) => lastDoseAt ?? [])
      .toSorted(inOrder)
      .at(-1) ?? null,
});
