import type { Instant } from "#kernel/time.ts";

import type { DosingSession } from "./dosing-session.ts";
import { overdueBreaks, responsibility, responsibleAt } from "./responsibility.ts";

/** Who has the watch now (null is nobody), since when it stands so, and whose break is longer than was said. */
export type WatchNow = {
  readonly holderId: string | null;
  readonly since: Instant;
  readonly late: readonly { readonly staffId: string; readonly expectedBackAt: Instant }[];
};

/** The watch of an open session at a moment; null where there is none to have, before the opening and after the release (HAND-8). */
export const watchNow = (session: DosingSession, now: Instant): WatchNow | null => {
  if (session.status !== "open" || session.opened === null) return null;
  const since = responsibility(session).at(-1)?.from ?? session.opened.observedAt;
  const late = overdueBreaks(session, now).map(({ staffId, expectedBackAt }) => ({ staffId, expectedBackAt }));
  return { holderId: responsibleAt(session, now), since, late };
};
