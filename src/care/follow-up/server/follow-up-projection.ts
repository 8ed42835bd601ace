import { moveEpisode } from "#care/people/server/episode-row.ts";
import { unreachable } from "#kernel/decision.ts";
import { statement } from "#platform/database/query.ts";
import { projection } from "#platform/event-log/projection.ts";

import { followUpStream } from "../rules/follow-up.ts";

/** Fills the worklist of the follow-up and its contact log; closes the episode, and opens it again. */
export const followUpProjection = projection(followUpStream, ["follow_up_item", "follow_up_contact"], (place, { event, observedAt }) => {
  const { clinicId, episodeId } = place;
  switch (event.type) {
    case "follow-up-scheduled":
      return [
        statement`
            insert into follow_up_item (clinic_id, request_id, episode_id, instrument, due_at, after_dose_at)
            values (${clinicId}, ${event.requestId}, ${episodeId}, ${event.instrument}, ${event.dueAt}, ${event.afterDoseAt})`,
      ];
    case "follow-up-cancelled":
      return [
        statement`
            update follow_up_item set cancelled_at = ${observedAt} where clinic_id = ${clinicId} and request_id = ${event.requestId}`,
      ];
    case "contact-recorded":
      return [
        statement`
            insert into follow_up_contact (clinic_id, contact_id, episode_id, outcome, made_at)
            values (${clinicId}, ${event.contactId}, ${episodeId}, ${event.outcome}, ${observedAt})`,
      ];
    case "episode-closed":
      return [moveEpisode(place, "closed", observedAt, event.closing)];
    case "maintenance-reviewed":
      return [];
    case "episode-reopened":
      return [moveEpisode(place, "follow-up", observedAt)];
    default:
      return unreachable(event);
  }
});
