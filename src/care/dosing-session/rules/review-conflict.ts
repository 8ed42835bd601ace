import { accept, type Decision } from "#kernel/decision.ts";

import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { notOpened } from "./session-refusals.ts";

/** A person looked at two entries that contradict each other (CONF-5). It changes neither of them. */
export const reviewConflict = (session: DosingSession, review: Of<"conflict-reviewed">): Decision<DosingSessionEvent> =>
  session.opened === null ? notOpened() : accept<DosingSessionEvent>({ type: "conflict-reviewed", ...review });
