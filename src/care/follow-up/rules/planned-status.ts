import type { MeasureRequest } from "#care/measures/rules/measures.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, plusMinutes, type Instant } from "#kernel/time.ts";

import { answerWithin } from "./data/follow-up-settings.ts";
import type { PlannedMeasure } from "./follow-up.ts";

export const plannedStates = ["planned", "due", "overdue", "answered", "cancelled"] as const;
export type PlannedState = (typeof plannedStates)[number];

type Request = Pick<MeasureRequest, "requestId" | "answeredBy">;

const minutesPerDay = 24 * 60;

/** Until when an answer is waited for; from then on it is overdue (FUP-4). */
export const answerBy = (dueAt: Instant, protocol: Protocol): Instant =>
  plusMinutes(dueAt, settled(protocol, answerWithin).value * minutesPerDay);

/** Where one planned questionnaire stands (FUP-4). An answer counts whenever it came. */
export const plannedStatus = (planned: PlannedMeasure, requests: readonly Request[], now: Instant, protocol: Protocol): PlannedState => {
  if (requests.some((request) => request.requestId === planned.requestId && request.answeredBy !== null)) return "answered";
  if (planned.cancelled !== null) return "cancelled";
  if (isBefore(now, planned.dueAt)) return "planned";
  return isBefore(now, answerBy(planned.dueAt, protocol)) ? "due" : "overdue";
};
