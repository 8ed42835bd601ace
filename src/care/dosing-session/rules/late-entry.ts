import { minutesBetween } from "#kernel/time.ts";

import { lateAfter } from "./data/said-time-limits.ts";
import type { Stamp } from "./dosing-session.ts";

/** Written down noticeably later than it was so (LATE-1); what is not sent yet is judged when it arrives. */
export const isLateEntry = ({ observedAt, receivedAt }: Pick<Stamp, "observedAt" | "receivedAt">): boolean =>
  receivedAt !== null && minutesBetween(observedAt, receivedAt) > lateAfter;
