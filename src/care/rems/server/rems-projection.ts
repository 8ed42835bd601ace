import { unreachable } from "#kernel/decision.ts";
import { statement } from "#platform/database/query.ts";
import { projection } from "#platform/event-log/projection.ts";

import { remsStream } from "../rules/rems.ts";

/** Fills what is known of submitted monitoring forms, for the list of those that are owed. */
export const remsProjection = projection(remsStream, ["rems_form"], ({ clinicId, episodeId, streamId }, { event, version }) => {
  switch (event.type) {
    case "monitoring-form-submitted":
      return [
        statement`
          insert into rems_form (clinic_id, form_id, episode_id, session_id, submitted_on, reference)
          values (${clinicId}, ${`${streamId}:${version}`}, ${episodeId}, ${event.sessionId}, ${event.submittedOn}, ${event.reference})`,
      ];
    case "monitoring-form-submission-entered-in-error":
      return [
        statement`
          update rems_form set in_error = true
          where clinic_id = ${clinicId} and episode_id = ${episodeId} and session_id = ${event.sessionId} and not in_error`,
      ];
    case "enrolment-prepared":
    case "enrolment-signed":
    case "enrolment-submitted":
    case "enrolment-withdrawn":
      return [];
    default:
      return unreachable(event);
  }
});
