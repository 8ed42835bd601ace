import { readFlagRows } from "#care/safety/server/flag-rows.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { MeasuresView } from "../contract.ts";
import { extraAnswers } from "./measure-drafts.ts";
import { measuresTables, type MeasuresTables } from "./measures-tables.ts";

const resultOf = (row: MeasuresTables["measure_result"]): MeasuresView["results"][number] => ({
  responseId: row.response_id,
  requestId: row.request_id,
  sessionId: row.session_id,
  instrument: row.instrument,
  definitionVersion: row.definition_version,
  items: [...row.items],
  extra: extraAnswers.parse(JSON.parse(row.extra)),
  total: row.total,
  proratedFrom: row.prorated_from,
  band: row.band,
  missing: [...row.missing],
  occasion: row.occasion,
  language: row.language,
  completedAt: row.completed_at,
  completedBy: row.completed_by,
});

/** Everything an episode's questionnaires have said, oldest first: the shape that the rules fold from the log. */
export const readMeasures = async (tx: Tx, episodeId: Uuid): Promise<MeasuresView> => {
  const [results, requests, flags] = await Promise.all([
    tx.all(
      measuresTables
        .selectFrom("measure_result")
        .selectAll()
        .where("clinic_id", "=", tx.clinicId)
        .where("episode_id", "=", episodeId)
        .orderBy("completed_at")
        .orderBy("response_id"),
    ),
    tx.all(
      measuresTables
        .selectFrom("measure_request")
        .selectAll()
        .where("clinic_id", "=", tx.clinicId)
        .where("episode_id", "=", episodeId)
        .orderBy("due_at")
        .orderBy("request_id"),
    ),
    readFlagRows(tx, episodeId),
  ]);
  return {
    results: results.map(resultOf),
    requests: requests.map((row) => ({
      requestId: row.request_id,
      sessionId: row.session_id,
      instrument: row.instrument,
      occasion: row.occasion,
      dueAt: row.due_at,
      answeredBy: row.answered_by,
    })),
    flags: flags.flatMap((flag) => (flag.responseId === null ? [] : [{ ...flag, responseId: flag.responseId }])),
  };
};
