import { unreachable } from "#kernel/decision.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import { projection, type Place } from "#platform/event-log/projection.ts";

import { preparationStream } from "../rules/preparation.ts";

const begin = ({ clinicId, episodeId }: Place): Statement<unknown> => statement`
  insert into preparation (clinic_id, episode_id) values (${clinicId}, ${episodeId}) on conflict (clinic_id, episode_id) do nothing`;

/** Fills the worklist of preparations. The episode stays in "preparation" until a session opens. */
export const preparationProjection = projection(preparationStream, ["preparation"], (place, { event, observedAt }) => {
  const { clinicId, episodeId } = place;
  const update = (what: Statement<unknown>): readonly Statement<unknown>[] => [begin(place), what];
  switch (event.type) {
    case "intention-recorded":
      return update(
        statement`update preparation set intention_at = ${observedAt} where clinic_id = ${clinicId} and episode_id = ${episodeId}`,
      );
    case "setting-chosen":
      return update(
        statement`update preparation set setting_at = ${observedAt} where clinic_id = ${clinicId} and episode_id = ${episodeId}`,
      );
    case "expectations-answered":
      return update(
        statement`update preparation set understood = ${event.understood} where clinic_id = ${clinicId} and episode_id = ${episodeId}`,
      );
    case "support-plan-recorded":
      return update(
        statement`update preparation set support_plan_at = ${observedAt} where clinic_id = ${clinicId} and episode_id = ${episodeId}`,
      );
    case "escort-named":
      return update(statement`
        update preparation set escort_at = ${observedAt}, escort_confirmed = ${event.confirmed}
        where clinic_id = ${clinicId} and episode_id = ${episodeId}`);
    case "preparedness-rated":
      return update(statement`
        update preparation set preparedness = ${event.preparedness.value} where clinic_id = ${clinicId} and episode_id = ${episodeId}`);
    case "hopes-and-fears-recorded":
    case "touch-wishes-chosen":
      return [begin(place)];
    case "preparation-note-signed":
      return update(statement`update preparation set notes = notes + 1 where clinic_id = ${clinicId} and episode_id = ${episodeId}`);
    case "preparation-completed":
      return update(statement`
        update preparation set completed_at = coalesce(completed_at, ${observedAt}::timestamptz)
        where clinic_id = ${clinicId} and episode_id = ${episodeId}`);
    default:
      return unreachable(event);
  }
});
