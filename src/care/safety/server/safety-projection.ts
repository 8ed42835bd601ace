import { unreachable } from "#kernel/decision.ts";
import type { Recorded } from "#kernel/stream.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import { projection, type Place } from "#platform/event-log/projection.ts";

import type { SafetyEvent } from "../rules/events.ts";
import { safetyStream } from "../rules/safety.ts";
import { answerTask, changeTask, insertTask } from "./project-flag.ts";

type Attempted = Extract<SafetyEvent, { type: "contact-attempted" }>;

const countAttempt = (place: Place, { flagId, outcome }: Attempted, { receivedAt, observedAt }: Recorded<unknown>): Statement<unknown> => {
  const at = receivedAt ?? observedAt;
  return statement`
    update safety_task set attempts = attempts + 1, last_attempt_at = ${at}::timestamptz,
      reached_at = coalesce(reached_at, ${outcome === "reached" ? at : null}::timestamptz)
    where clinic_id = ${place.clinicId} and flag_id = ${flagId}`;
};

/** Fills the staff's part of the worklist; the answers' part is filled by the measures. */
export const safetyProjection = projection(safetyStream, ["safety_task"], (place, fact): readonly Statement<unknown>[] => {
  const { event } = fact;
  switch (event.type) {
    case "safety-flag-raised":
      return [insertTask(place, event, fact)];
    case "safety-flag-acknowledged":
    case "safety-flag-closed":
      return [answerTask(place, event, fact)];
    case "safety-flag-escalated": {
      const at = fact.receivedAt ?? fact.observedAt;
      return [changeTask(place, event.flagId, { escalated_to: event.step, escalated_at: at, escalated_told: event.told.length })];
    }
    case "contact-attempted":
      return [countAttempt(place, event, fact)];
    case "safety-concern-recorded":
    case "safety-plan-written":
    case "safety-plan-signed":
    case "safety-plan-copy-given":
      return [];
    default:
      return unreachable(event);
  }
});
