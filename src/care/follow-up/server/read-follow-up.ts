import { baselineOf } from "#care/measures/rules/measure-facts.ts";
import type { Measures } from "#care/measures/rules/measures.ts";
import type { DosedSession } from "#care/integration/rules/dosed-session.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { DriftView, FollowUpView, PlannedView } from "../contract.ts";
import { closeGate } from "../rules/close-gate.ts";
import { driftLimits } from "../rules/data/drift-limits.ts";
import { followUpStream, type FollowUp, type PlannedMeasure } from "../rules/follow-up.ts";
import { observeDrift } from "../rules/observe-drift.ts";
import { answerBy, plannedStatus } from "../rules/planned-status.ts";
import { doseSpan } from "../rules/dose-span.ts";
import type { NoticeKind } from "./notice-words.ts";
import { readClosingFacts } from "./read-closing-facts.ts";
import { readRecipient } from "./recipient.ts";

type Notice = { readonly request_id: Uuid; readonly kind: NoticeKind; readonly message_id: Uuid | null; readonly at: Instant };

const readNotices = (tx: Tx, episodeId: Uuid): Promise<Notice[]> =>
  tx.all(statement<Notice>`
    select n.request_id, n.kind, n.message_id, n.at
    from follow_up_notice n
    join follow_up_item i on i.clinic_id = n.clinic_id and i.request_id = n.request_id
    where n.clinic_id = ${tx.clinicId} and i.episode_id = ${episodeId}`);

type Known = { readonly measures: Measures; readonly notices: readonly Notice[]; readonly now: Instant };

const plannedView = (planned: PlannedMeasure, { measures, notices, now }: Known): PlannedView => {
  const result = measures.results.find((one) => one.requestId === planned.requestId);
  const noticeOf = (kind: NoticeKind) => {
    const notice = notices.find((one) => one.request_id === planned.requestId && one.kind === kind);
    return notice === undefined ? null : { at: notice.at, hadAddress: notice.message_id !== null };
  };
  return {
    requestId: planned.requestId,
    instrument: planned.instrument,
    dueAt: planned.dueAt,
    answerBy: answerBy(planned.dueAt),
    state: plannedStatus(planned, measures.requests, now),
    answer: result === undefined ? null : { at: result.completedAt, total: result.total },
    asked: noticeOf("ask"),
    reminded: noticeOf("reminder"),
  };
};

const driftOf = (measures: Measures, sessions: readonly DosedSession[]): DriftView => {
  const { instrument } = driftLimits;
  const readings = measures.results.flatMap(({ completedAt, total, ...result }) =>
    result.instrument === instrument && total !== null ? [{ at: completedAt, total }] : [],
  );
  const baseline = baselineOf(measures.results, instrument)?.total ?? null;
  const observed = observeDrift({ baseline, firstDoseAt: doseSpan(sessions).firstDoseAt, readings });
  return "signs" in observed ? { ...observed, signs: [...observed.signs] } : observed;
};

const gateOf = (state: FollowUp, reading: ReturnType<typeof closeGate>): FollowUpView["gate"] =>
  state.closed?.reading ?? {
    gate: "CLOSE",
    conditions: reading.conditions.map((condition) => ({ ...condition })),
    overrides: [],
  };

/** An episode's follow-up: the plan and its answers, the contacts, what the readings show, and what closing would ask. */
export const readFollowUp = async (tx: Tx, episodeId: Uuid, now: Instant): Promise<FollowUpView> => {
  const [state, { facts, measures }, notices, recipient] = await Promise.all([
    readStream(tx, followUpStream, episodeId),
    readClosingFacts(tx, episodeId),
    readNotices(tx, episodeId),
    readRecipient(tx, episodeId),
  ]);
  const { closed, reopened } = state;
  return {
    timeZone: recipient?.timeZone ?? "UTC",
    lastDoseAt: doseSpan(facts.sessions).lastDoseAt,
    planned: state.planned.map((planned) => plannedView(planned, { measures, notices, now })),
    contacts: [...state.contacts],
    drift: driftOf(measures, facts.sessions),
    gate: gateOf(state, closeGate(facts, [])),
    closed: closed && { at: closed.at, by: closed.by, closing: closed.closing, summary: closed.summary },
    reopened: reopened && { at: reopened.at, by: reopened.by, reason: reopened.reason },
  };
};
