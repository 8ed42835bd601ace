import { moveEpisode } from "#care/people/server/episode-row.ts";
import { unreachable } from "#kernel/decision.ts";
import { statement } from "#platform/database/query.ts";
import { projection } from "#platform/event-log/projection.ts";

import { integrationStream } from "../rules/integration.ts";

/** Fills notes, practices and early contacts. A note leaves the episode in "integration"; the completed course moves it to "follow-up". */
export const integrationProjection = projection(
  integrationStream,
  ["integration_note", "practice", "early_contact"],
  (place, { event, observedAt, actor }) => {
    const { clinicId, episodeId } = place;
    switch (event.type) {
      case "integration-note-signed":
        return [
          statement`
            insert into integration_note (clinic_id, note_id, episode_id, session_id, signed_at, signed_by)
            values (${clinicId}, ${event.noteId}, ${episodeId}, ${event.sessionId}, ${observedAt}, ${actor.id})`,
        ];
      case "practice-agreed":
        return [
          statement`
            insert into practice (clinic_id, practice_id, episode_id, due, agreed_at, status)
            values (${clinicId}, ${event.practiceId}, ${episodeId}, ${event.due}, ${observedAt}, 'open')`,
        ];
      case "practice-checked":
        return [
          statement`
            update practice set last_checked_at = ${observedAt} where clinic_id = ${clinicId} and practice_id = ${event.practiceId}`,
        ];
      case "practice-ended":
        return [
          statement`
            update practice set status = ${event.status}, ended_at = ${observedAt}
            where clinic_id = ${clinicId} and practice_id = ${event.practiceId}`,
        ];
      case "early-contact-made":
        return [
          statement`
            insert into early_contact (clinic_id, contact_id, episode_id, session_id, reached, safety, made_at)
            values (${clinicId}, ${event.contactId}, ${episodeId}, ${event.sessionId}, ${event.reached}, ${event.safety}, ${observedAt})`,
        ];
      case "therapy-note-signed":
      case "goal-progress-rated":
        return [];
      case "course-completed":
        return [moveEpisode(place, "follow-up", observedAt)];
      default:
        return unreachable(event);
    }
  },
);
