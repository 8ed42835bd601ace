import { unreachable } from "#kernel/decision.ts";
import { hoursBetween, plusMinutes, type Instant } from "#kernel/time.ts";

import { earlyContactWindow } from "./data/early-contact-window.ts";
import type { DosedSession } from "./dosed-session.ts";
import type { EarlyContact } from "./events.ts";

type Contact = Pick<EarlyContact, "sessionId" | "reached" | "safety"> & { readonly at: Instant };

export type EarlyContactStatus = {
  readonly state: "no-dose" | "not-yet" | "due" | "overdue" | "made" | "made-late" | "made-early";
  readonly from: Instant | null;
  readonly until: Instant | null;
};

const windowOf = (doseAt: Instant): { readonly from: Instant; readonly until: Instant } => ({
  from: plusMinutes(doseAt, earlyContactWindow.from.value * 60),
  until: plusMinutes(doseAt, earlyContactWindow.until.value * 60),
});

type Timing = "early" | "in-time" | "late";

const timingOf = (doseAt: Instant, at: Instant): Timing => {
  const hours = hoursBetween(doseAt, at);
  if (hours < earlyContactWindow.from.value) return "early";
  return hours <= earlyContactWindow.until.value ? "in-time" : "late";
};

const open = { early: "not-yet", "in-time": "due", late: "overdue" } as const;

/**
 * Where the first contact after a session's last dose stands (INT-5). Only a contact that reached the patient counts; one that came
 * early counts while the window is open or over, since asking again at once would be no better.
 */
export const earlyContactStatus = (session: DosedSession, contacts: readonly Contact[], now: Instant): EarlyContactStatus => {
  const doseAt = session.lastDoseAt;
  if (doseAt === null) return { state: "no-dose", from: null, until: null };
  const timings = contacts.filter((one) => one.sessionId === session.sessionId && one.reached).map((one) => timingOf(doseAt, one.at));
  const best = (["in-time", "late", "early"] as const).find((timing) => timings.includes(timing));
  switch (best) {
    case "in-time":
      return { state: "made", ...windowOf(doseAt) };
    case "late":
      return { state: "made-late", ...windowOf(doseAt) };
    case "early":
      return { state: "made-early", ...windowOf(doseAt) };
    case undefined:
      return { state: open[timingOf(doseAt, now)], ...windowOf(doseAt) };
    default:
      return unreachable(best);
  }
};
