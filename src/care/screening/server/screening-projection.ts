import { moveEpisode } from "#care/people/server/episode-row.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Recorded } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import { projection, type Place } from "#platform/event-log/projection.ts";

import type { ScreeningEvent } from "../rules/events.ts";
import { screeningStream } from "../rules/screening.ts";

type Decided = Extract<ScreeningEvent, { type: "screening-decided" }>;

const begin = (place: Place, { observedAt }: Recorded<ScreeningEvent>): Statement<unknown> => statement`
  insert into screening (clinic_id, episode_id, begun_at) values (${place.clinicId}, ${place.episodeId}, ${observedAt})
  on conflict (clinic_id, episode_id) do nothing`;

/** To consent with the first acceptance; a later one, for another drug, moves nothing back. Runs before the decision is written. */
const moveOnce = ({ clinicId, episodeId }: Place, at: Instant): Statement<unknown> => statement`
  update episode set stage = 'consent', stage_since = ${at}, closed_as = null
  where clinic_id = ${clinicId} and episode_id = ${episodeId}
    and not exists (select from screening s where s.clinic_id = ${clinicId} and s.episode_id = ${episodeId} and s.decision = 'accept')`;

const moveFor = (place: Place, { decision }: Decided, { observedAt }: Recorded<ScreeningEvent>): readonly Statement<unknown>[] => {
  switch (decision) {
    case "accept":
      return [moveOnce(place, observedAt)];
    case "decline":
      return [moveEpisode(place, "closed", observedAt, "declined")];
    case "defer":
      return [];
    default:
      return unreachable(decision);
  }
};

/** Fills the intake's progress and the screening worklist, and moves the episode when it was decided. */
export const screeningProjection = projection(
  screeningStream,
  ["screening", "intake_section"],
  (place, fact): readonly Statement<unknown>[] => {
    const { event, observedAt } = fact;
    switch (event.type) {
      case "intake-section-saved":
        return [
          begin(place, fact),
          statement`
            insert into intake_section (clinic_id, episode_id, section, saved_at)
            values (${place.clinicId}, ${place.episodeId}, ${event.answers.section}, ${observedAt})
            on conflict (clinic_id, episode_id, section) do update set saved_at = excluded.saved_at`,
        ];
      case "intake-submitted":
        return [
          statement`
            update screening set submitted_at = ${observedAt}
            where clinic_id = ${place.clinicId} and episode_id = ${place.episodeId} and submitted_at is null`,
        ];
      case "screening-decided":
        return [
          begin(place, fact),
          ...moveFor(place, event, fact),
          statement`
            update screening set decision = ${event.decision}, decided_at = ${observedAt}, decided_by = ${event.decidedBy}
            where clinic_id = ${place.clinicId} and episode_id = ${place.episodeId}`,
        ];
      // Results are read from the log: no list needs them.
      case "lab-recorded":
      case "vitals-recorded":
        return [begin(place, fact)];
      case "last-taken-stated":
      case "result-struck":
        return [];
      default:
        return unreachable(event);
    }
  },
);
