import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import type { Place } from "#platform/event-log/projection.ts";

import type { Closing, EpisodeStage } from "../rules/episode-stage.ts";
import { peopleTables } from "./people-tables.ts";

/** The projection statement that opens an episode's row. */
export const openEpisodeRow = (place: Place, patientId: Uuid, at: Instant): Statement<unknown> =>
  peopleTables.insertInto("episode").values({
    clinic_id: place.clinicId,
    episode_id: place.episodeId,
    patient_id: patientId,
    stage: "enquiry",
    stage_since: at,
    opened_at: at,
    closed_as: null,
  });

/** The projection statement by which a stage says where the episode stands now. */
export const moveEpisode = (place: Place, stage: EpisodeStage, at: Instant, closedAs: Closing | null = null): Statement<unknown> =>
  peopleTables
    .updateTable("episode")
    .set({ stage, stage_since: at, closed_as: closedAs })
    .where("clinic_id", "=", place.clinicId)
    .where("episode_id", "=", place.episodeId);

/** Moves an episode on only while it still stands at `from`: what is repeated later, such as a renewed consent, moves nothing back. */
export const moveEpisodeFrom = (place: Place, from: EpisodeStage, stage: EpisodeStage, at: Instant): Statement<unknown> =>
  peopleTables
    .updateTable("episode")
    .set({ stage, stage_since: at })
    .where("clinic_id", "=", place.clinicId)
    .where("episode_id", "=", place.episodeId)
    .where("stage", "=", from);

/** The patient whose episode it is; undefined when this clinic has no such episode. */
export const patientOfEpisode = async (tx: Tx, episodeId: Uuid): Promise<Uuid | undefined> => {
  const row = await tx.first(statement<{ patient_id: Uuid }>`
    select patient_id from episode where clinic_id = ${tx.clinicId} and episode_id = ${episodeId}`);
  return row?.patient_id;
};
