import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { readFlagRows } from "#care/safety/server/flag-rows.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { reading } from "../contract-forms.ts";
import type { MeasuresView } from "../contract.ts";
import { changeOf } from "../rules/change-of.ts";
import { instrumentIds } from "../rules/instrument-definition.ts";
import { instrumentOf } from "../rules/instruments.ts";
import { readingOf } from "../rules/measure-reading.ts";
import { scaleOf } from "../rules/scale-of.ts";
import { scoreInstrument } from "../rules/score-instrument.ts";
import { scoringContext } from "../rules/scoring-of-result.ts";
import { extraAnswers } from "./measure-drafts.ts";
import { measuresTables, type MeasuresTables } from "./measures-tables.ts";

type Result = Omit<MeasuresView["results"][number], "change">;

/** Results that are older than their reading are read again from their answers. */
const readAgain = (row: MeasuresTables["measure_result"], protocol: Protocol): Result["reading"] => {
  const definition = instrumentOf(row.instrument);
  const given = { items: row.items, extra: extraAnswers.parse(JSON.parse(row.extra)) };
  const scored = scoreInstrument(definition, row.items, scoringContext(definition, given, { protocol, sex: null, loaded: null }));
  return scored.outcome === "scored"
    ? readingOf(definition, scored.score, null)
    : { subscales: {}, percent: null, positive: null, pattern: null, triage: null, complete: null, contradicting: [], sex: null };
};

const resultOf = (row: MeasuresTables["measure_result"], protocol: Protocol): Result => ({
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
  reading: row.reading === null ? readAgain(row, protocol) : reading.parse(JSON.parse(row.reading)),
});

/** Everything an episode's questionnaires have said, oldest first: the shape that the rules fold from the log. */
export const readMeasures = async (tx: Tx, episodeId: Uuid): Promise<MeasuresView> => {
  const [protocol, rows, requests, flags] = await Promise.all([
    readProtocol(tx),
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
  const results = rows.map((row) => resultOf(row, protocol));
  return {
    results: results.map((result) => ({ ...result, change: changeOf(result, results, protocol) })),
    scales: instrumentIds.flatMap((id) => {
      const latest = results.findLast(({ instrument }) => instrument === id);
      return latest === undefined ? [] : [scaleOf(instrumentOf(id), protocol, latest.reading.sex)];
    }),
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
