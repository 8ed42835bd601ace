import { baselineOf } from "#care/measures/rules/measure-facts.ts";
import type { Measures } from "#care/measures/rules/measures.ts";
import type { DosedSession } from "#care/integration/rules/dosed-session.ts";
import { sessionsWithoutNote } from "#care/integration/rules/integration-facts.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { ideationRoseSince } from "#care/safety/rules/worse-after-dose.ts";
import type { Uuid } from "#kernel/ids.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { DriftView, FollowUpView, PlannedView } from "../contract.ts";
import { closeGate, type ClosingFacts } from "../rules/close-gate.ts";
import { driftTotal, readingsApart, responseDrop, riseAboveNadir } from "../rules/data/follow-up-settings.ts";
import { followedInstrument } from "../rules/data/followed-instrument.ts";
import { doseDurations } from "../rules/dose-durations.ts";
import { followUpStream, type FollowUp, type PlannedMeasure } from "../rules/follow-up.ts";
import { nextDoseEvidence } from "../rules/next-dose-evidence.ts";
import { observeDrift, type DriftReading } from "../rules/observe-drift.ts";
import { answerBy, plannedStatus } from "../rules/planned-status.ts";
import { doseSpan } from "../rules/dose-span.ts";
import type { NoticeKind } from "./notice-words.ts";
import { readClosingFacts } from "./read-closing-facts.ts";
import { readKept } from "./read-kept.ts";
import { readRecipient } from "./recipient.ts";

type Notice = { readonly request_id: Uuid; readonly kind: NoticeKind; readonly message_id: Uuid | null; readonly at: Instant };

const readNotices = (tx: Tx, episodeId: Uuid): Promise<Notice[]> =>
  tx.all(statement<Notice>`
    select n.request_id, n.kind, n.message_id, n.at
    from follow_up_notice n
    join follow_up_item i on i.clinic_id = n.clinic_id and i.request_id = n.request_id
    where n.clinic_id = ${tx.clinicId} and i.episode_id = ${episodeId}`);

type Known = { readonly measures: Measures; readonly notices: readonly Notice[]; readonly now: Instant; readonly protocol: Protocol };

const plannedView = (planned: PlannedMeasure, { measures, notices, now, protocol }: Known): PlannedView => {
  const result = measures.results.find((one) => one.requestId === planned.requestId);
  const noticeOf = (kind: NoticeKind) => {
    const notice = notices.find((one) => one.request_id === planned.requestId && one.kind === kind);
    return notice === undefined ? null : { at: notice.at, hadAddress: notice.message_id !== null };
  };
  return {
    requestId: planned.requestId,
    instrument: planned.instrument,
    dueAt: planned.dueAt,
    answerBy: answerBy(planned.dueAt, protocol),
    state: plannedStatus(planned, measures.requests, now, protocol),
    answer: result === undefined ? null : { at: result.completedAt, total: result.total },
    asked: noticeOf("ask"),
    reminded: noticeOf("reminder"),
  };
};

type Readings = { readonly baseline: number | null; readonly readings: readonly DriftReading[] };

const readingsOf = ({ results }: Measures): Readings => ({
  baseline: baselineOf(results, followedInstrument)?.total ?? null,
  readings: results.flatMap(({ completedAt, total, instrument }) =>
    instrument === followedInstrument && total !== null ? [{ at: completedAt, total }] : [],
  ),
});

const driftOf = (readings: Readings, sessions: readonly DosedSession[], protocol: Protocol): DriftView => {
  const observed = observeDrift({ ...readings, firstDoseAt: doseSpan(sessions).firstDoseAt, protocol });
  return "signs" in observed ? { ...observed, signs: [...observed.signs] } : observed;
};

const driftLimitsOf = (protocol: Protocol): FollowUpView["limits"] => ({
  drop: settled(protocol, responseDrop).value,
  rise: settled(protocol, riseAboveNadir).value,
  total: settled(protocol, driftTotal).value,
  apart: settled(protocol, readingsApart).value,
});

type Course = {
  readonly results: Measures["results"];
  readonly readings: Readings;
  readonly facts: ClosingFacts;
  readonly reviews: FollowUp["reviews"];
  readonly now: Instant;
  readonly protocol: Protocol;
};

/** How long each dose's benefit lasted, and what bears on a further one. */
const benefitOf = ({ results, readings, facts, reviews, now, protocol }: Course): Pick<FollowUpView, "durations" | "evidence"> => {
  const doses = facts.sessions.flatMap(({ lastDoseAt }) => lastDoseAt ?? []).toSorted((one, other) => Temporal.Instant.compare(one, other));
  const durations = doseDurations({ ...readings, doses, protocol });
  const lastDose = doses.at(-1);
  const evidence = nextDoseEvidence({
    ...readings,
    doses,
    durations,
    withoutIntegration: sessionsWithoutNote(facts.integration, facts.sessions).length,
    ideationRose: lastDose === undefined ? null : ideationRoseSince(results, lastDose),
    lastReviewAt: reviews.at(-1)?.at ?? null,
    now,
    protocol,
  });
  return {
    durations: [...durations],
    evidence: evidence.map((line) =>
      line.rule === "BST-03" ? { ...line, usualNext: line.usualNext && [line.usualNext[0], line.usualNext[1]] } : line,
    ),
  };
};

const gateOf = (state: FollowUp, reading: ReturnType<typeof closeGate>): FollowUpView["gate"] =>
  state.closed?.reading ?? {
    gate: "CLOSE",
    conditions: reading.conditions.map((condition) => ({ ...condition })),
    overrides: [],
  };

const lastSeen = ({ contacts }: FollowUp, closedAt: Instant): Instant => {
  const last = contacts.at(-1)?.at ?? closedAt;
  return Temporal.Instant.compare(last, closedAt) > 0 ? last : closedAt;
};

/** An episode's follow-up: the plan and its answers, the contacts, what the readings show, and what closing would ask. */
export const readFollowUp = async (tx: Tx, episodeId: Uuid, now: Instant): Promise<FollowUpView> => {
  const [protocol, state, { facts, measures }, notices, recipient] = await Promise.all([
    readProtocol(tx),
    readStream(tx, followUpStream, episodeId),
    readClosingFacts(tx, episodeId),
    readNotices(tx, episodeId),
    readRecipient(tx, episodeId),
  ]);
  const { closed, reopened } = state;
  const readings = readingsOf(measures);
  return {
    timeZone: recipient?.timeZone ?? "UTC",
    lastDoseAt: doseSpan(facts.sessions).lastDoseAt,
    planned: state.planned.map((planned) => plannedView(planned, { measures, notices, now, protocol })),
    contacts: [...state.contacts],
    drift: driftOf(readings, facts.sessions, protocol),
    limits: driftLimitsOf(protocol),
    ...benefitOf({ results: measures.results, readings, facts, reviews: state.reviews, now, protocol }),
    reviews: state.reviews.map((review) => ({ ...review, covered: [...review.covered] })),
    gate: gateOf(state, closeGate(facts, [])),
    closed: closed && { at: closed.at, by: closed.by, closing: closed.closing, summary: closed.summary },
    kept: closed && (await readKept(tx, episodeId, { from: lastSeen(state, closed.at), protocol })),
    reopened: reopened && { at: reopened.at, by: reopened.by, reason: reopened.reason },
  };
};
