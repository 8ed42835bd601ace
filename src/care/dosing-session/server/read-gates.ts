import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readFacts } from "#platform/event-log/read-stream.ts";
import { fold } from "#kernel/stream.ts";
import type { AnswerOf } from "#platform/http/contract.ts";
import { notFound, type Problem } from "#platform/http/problem.ts";
import { statement } from "#platform/database/query.ts";

import type { dosingSessionContract } from "../contract.ts";
import { boostGate } from "../rules/boost-gate.ts";
import { closeGate } from "../rules/close-gate.ts";
import { kept } from "../rules/chart-dose.ts";
import { checklistAt, doseGate } from "../rules/dose-gate.ts";
import { dosingSessionStream } from "../rules/dosing-session-stream.ts";
import { releaseGate } from "../rules/release-gate.ts";
import { readGateFacts } from "./gate-facts.ts";
import { readCloseFacts } from "./read-close-facts.ts";

type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };

/**
 * What the gates of a session say at `at`, each condition with its reason and source. CLOSE is asked each time, also while nothing can be
 * closed: its facts take about 2 of 6.5 ms with a lot of 300 lines, less than a second state of this answer would cost every reader.
 */
export const readGates = async (
  tx: Tx,
  { episodeId, sessionId }: Place,
  at: Instant,
): Promise<AnswerOf<(typeof dosingSessionContract)["readGates"]> | Problem> => {
  const [owned, recorded] = await Promise.all([
    tx.first(
      statement`select from dosing_session where clinic_id = ${tx.clinicId} and session_id = ${sessionId} and episode_id = ${episodeId}`,
    ),
    readFacts(tx, dosingSessionStream, sessionId),
  ]);
  if (owned === undefined) return notFound();
  const session = fold(dosingSessionStream, recorded);
  const [facts, closing] = await Promise.all([
    readGateFacts(tx, { episodeId, sessionId }, session, at),
    readCloseFacts(tx, { episodeId, sessionId }),
  ]);
  return {
    dose: kept(doseGate(session, facts, at)),
    boost: kept(boostGate(session, facts, at)),
    release: kept(releaseGate(session, at, null)),
    close: kept(closeGate(session, closing)),
    checklist: checklistAt(session, facts, at).flatMap(({ item, fact }) => (fact === null ? [] : [{ item: item.id, ...fact }])),
  };
};
