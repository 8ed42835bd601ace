import { unreachable } from "#kernel/decision.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import { firstContactFrom, firstContactUntil } from "./data/integration-settings.ts";
import type { DosedSession } from "./dosed-session.ts";
import type { EarlyContact } from "./events.ts";
import { bestTiming, hoursAfter, timingOf } from "./timing-window.ts";

type Contact = Pick<EarlyContact, "sessionId" | "reached" | "safety"> & { readonly at: Instant };

export type EarlyContactStatus = {
  readonly state: "no-dose" | "not-yet" | "due" | "overdue" | "made" | "made-late" | "made-early";
  readonly from: Instant | null;
  readonly until: Instant | null;
};

const window = { from: firstContactFrom, until: firstContactUntil };
const open = { early: "not-yet", "in-time": "due", late: "overdue" } as const;

/**
 * Where the first contact after a session's last dose stands (INTG-5). Only a contact that reached the patient counts; one that came
 * early counts while the window is open or over, since asking again at once would be no better.
 */
export const earlyContactStatus = (
  session: DosedSession,
  contacts: readonly Contact[],
  now: Instant,
  protocol: Protocol,
): EarlyContactStatus => {
  const doseAt = session.lastDoseAt;
  if (doseAt === null) return { state: "no-dose", from: null, until: null };
  const span = { from: hoursAfter(doseAt, window.from, protocol), until: hoursAfter(doseAt, window.until, protocol) };
  const reached = contacts.filter((one) => one.sessionId === session.sessionId && one.reached);
  const best = bestTiming(reached.map(({ at }) => timingOf(doseAt, at, window, protocol)));
  switch (best) {
    case "in-time":
      return { state: "made", ...span };
    case "late":
      return { state: "made-late", ...span };
    case "early":
      return { state: "made-early", ...span };
    case undefined:
      return { state: open[timingOf(doseAt, now, window, protocol)], ...span };
    default:
      return unreachable(best);
  }
};
