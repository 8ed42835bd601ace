import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { MeasureDraft } from "../contract.ts";
import { measuresTables } from "./measures-tables.ts";

export const extraAnswers = z.record(z.string(), z.nullable(z.number()));

type Draft = Omit<MeasureDraft, "savedAt">;

/**
 * Keeps the answers given so far. An older revision that arrives late changes nothing, and neither does one that arrives after the
 * answers were handed in, or under an id that belongs to another episode.
 */
export const saveMeasureDraft = async (tx: Tx, episodeId: Uuid, draft: Draft, at: Instant): Promise<void> => {
  await tx.all(statement`
    insert into measure_draft (clinic_id, response_id, episode_id, request_id, instrument, items, extra, revision, saved_at)
    select ${tx.clinicId}, ${draft.responseId}, ${episodeId}, ${draft.requestId}, ${draft.instrument}, ${draft.items}::double precision[],
           ${JSON.stringify(draft.extra)}::json, ${draft.revision}::integer, ${at}
    where not exists (select from measure_result where clinic_id = ${tx.clinicId} and response_id = ${draft.responseId})
    on conflict (clinic_id, response_id) do update
      set items = excluded.items, extra = excluded.extra, revision = excluded.revision, saved_at = excluded.saved_at
      where measure_draft.revision < excluded.revision and measure_draft.episode_id = excluded.episode_id`);
};

/** The drafts of an episode, newest first. */
export const readMeasureDrafts = async (tx: Tx, episodeId: Uuid): Promise<MeasureDraft[]> => {
  const rows = await tx.all(
    measuresTables
      .selectFrom("measure_draft")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .where("episode_id", "=", episodeId)
      .orderBy("saved_at", "desc"),
  );
  return rows.map((row) => ({
    responseId: row.response_id,
    requestId: row.request_id,
    instrument: row.instrument,
    items: [...row.items],
    extra: extraAnswers.parse(JSON.parse(row.extra)),
    revision: row.revision,
    savedAt: row.saved_at,
  }));
};

/** Drops a draft together with the facts that replace it. */
export const dropMeasureDraft = (tx: Tx, responseId: Uuid): Promise<unknown> =>
  tx.all(measuresTables.deleteFrom("measure_draft").where("clinic_id", "=", tx.clinicId).where("response_id", "=", responseId));
