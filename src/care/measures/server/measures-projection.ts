import { answerTask, insertTask } from "#care/safety/server/project-flag.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Recorded } from "#kernel/stream.ts";
import type { Statement } from "#platform/database/query.ts";
import { projection, type Place } from "#platform/event-log/projection.ts";

import type { MeasuresEvent } from "../rules/events.ts";
import { measuresStream } from "../rules/measures.ts";
import { measuresTables } from "./measures-tables.ts";

type Of<Type extends MeasuresEvent["type"]> = Extract<MeasuresEvent, { type: Type }>;
type Fact = Recorded<MeasuresEvent>;

const insertRequest = (place: Place, event: Of<"measure-requested">): Statement<unknown> =>
  measuresTables.insertInto("measure_request").values({
    clinic_id: place.clinicId,
    request_id: event.requestId,
    episode_id: place.episodeId,
    session_id: event.sessionId,
    instrument: event.instrument,
    occasion: event.occasion,
    due_at: event.dueAt,
    answered_by: null,
  });

const insertResult = (place: Place, event: Of<"measure-completed">, fact: Fact): Statement<unknown> =>
  measuresTables.insertInto("measure_result").values({
    clinic_id: place.clinicId,
    response_id: event.responseId,
    episode_id: place.episodeId,
    request_id: event.requestId,
    session_id: event.sessionId,
    instrument: event.instrument,
    definition_version: event.definitionVersion,
    items: event.items,
    extra: JSON.stringify(event.extra),
    total: event.total,
    prorated_from: event.proratedFrom,
    band: event.band,
    missing: event.missing,
    occasion: event.occasion,
    language: event.language,
    completed_at: fact.observedAt,
    completed_by: fact.actor.id,
    reading: event.reading === undefined ? null : JSON.stringify(event.reading),
  });

const answerRequest = (place: Place, requestId: Uuid, responseId: Uuid): Statement<unknown> =>
  measuresTables
    .updateTable("measure_request")
    .set({ answered_by: responseId })
    .where("clinic_id", "=", place.clinicId)
    .where("request_id", "=", requestId)
    .where("answered_by", "is", null);

/** Fills the patient's results, what is asked for, and the safety worklist. */
export const measuresProjection = projection(
  measuresStream,
  ["measure_result", "measure_request", "safety_task"],
  (place, fact): readonly Statement<unknown>[] => {
    const { event } = fact;
    switch (event.type) {
      case "measure-requested":
        return [insertRequest(place, event)];
      case "measure-completed": {
        const answered = event.requestId === null ? [] : [answerRequest(place, event.requestId, event.responseId)];
        return [insertResult(place, event, fact), ...answered];
      }
      case "safety-flag-raised":
        return [insertTask(place, event, fact)];
      case "safety-flag-acknowledged":
      case "safety-flag-closed":
        return [answerTask(place, event, fact)];
      default:
        return unreachable(event);
    }
  },
);
