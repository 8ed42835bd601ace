import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import { isBefore, type Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { BoardAnswer, BoardSession, LatestSamples } from "../contract-answers.ts";
import { nextDue } from "../rules/due-vitals.ts";
import { firstDose, standingDoses, type DosingSession } from "../rules/dosing-session.ts";
import { emergencies } from "../rules/emergencies.ts";
import { escalationOf } from "../rules/escalation.ts";
import { latestValues } from "../rules/latest-values.ts";
import { missingStreams } from "../rules/missing-streams.ts";
import { observationEndsAt } from "../rules/observation.ts";
import { phaseOf } from "../rules/phase.ts";
import { alertAction, protocolOf } from "../rules/protocol.ts";
import { longestSilence, silenceOf, valuesCharted } from "../rules/silence-alarm.ts";
import { sessionsRunning } from "./board-rows.ts";
import { soundTimesOf } from "../rules/sound-times.ts";
import { boardState, type SessionRow, type StoredAlarm } from "./board-state.ts";
import { watchNow } from "../rules/watch-now.ts";
import { readLatestSamples } from "./read-latest-samples.ts";
import { readProtocols } from "./session-protocols.ts";
import { readStreamedSince, type Since, type StreamedSince } from "./read-streamed-since.ts";
import { readWatches, type WithWatch } from "./read-watch.ts";

const chartedOf = (session: DosingSession): BoardSession["charted"] =>
  Object.fromEntries(
    Object.entries(latestValues(session)).map(([parameter, { value, observedAt, source }]) => [parameter, { value, observedAt, source }]),
  );

const initialsOf = (row: SessionRow): string => `${row.given_name.slice(0, 1)}${row.family_name.slice(0, 1)}`.toUpperCase();

type State = ReturnType<typeof boardState>;

/** Where silences that may still hold began. */
const restsIn = ({ alarms }: State, sessionId: Uuid, now: Instant): readonly Since[] =>
  alarms.flatMap(({ silence }) => (silence !== null && isBefore(now, silence.until) ? [{ sessionId, since: silence.at }] : []));

/** What needs a person: alarms with how far they have come without one, and the conditions under which emergency services are called. */
const attentionOf = ({ session, snapshot, alarms, signs }: State, sessionId: Uuid, streamed: StreamedSince, now: Instant) => {
  const protocol = protocolOf(session);
  const valuesOf = (alarm: StoredAlarm) => [
    ...valuesCharted(session, alarm),
    ...(alarm.silence === null
      ? []
      : streamed({ sessionId, since: alarm.silence.at }, alarm.parameter).map((value) => ({ value, observedAt: now }))),
  ];
  return {
    alarms: alarms.map((alarm) => ({
      ...alarm,
      escalation: escalationOf(alarm, protocol, now),
      silence: alarm.silence && silenceOf(alarm, valuesOf(alarm), snapshot, now),
      mayRest: longestSilence(alarm, protocol),
      action: alertAction(alarm.rule, protocol) ?? null,
    })),
    emergencies: emergencies({ alarms, signs }, protocol, now).map(({ id, signs: seen }) => ({ id, signs: [...seen] })),
  };
};

/** What was drawn for the session, and what of it is still in a syringe or at hand. A dose without its draw makes that unknown. */
const drugOf = ({ drawn, gone }: State["drug"], given: number) => {
  const left = drawn - gone - given;
  return { drawn: micrograms(drawn), left: drawn === 0 || left < 0 ? null : micrograms(left) };
};

const watchOf = (session: DosingSession, withWatch: WithWatch | undefined, now: Instant): BoardSession["watch"] => {
  const watch = withWatch === undefined ? null : watchNow(withWatch(session), now);
  return watch && { ...watch, late: [...watch.late] };
};

type Beside = { readonly latest: LatestSamples; readonly watch: WithWatch | undefined; readonly streamed: StreamedSince };

const entryOf = (row: SessionRow, state: State, { latest, watch, streamed }: Beside, now: Instant): BoardSession => {
  const { session, people, lostSignals } = state;
  const due = nextDue(session, now);
  const doses = standingDoses(session);
  const given = doses.reduce((sum, dose) => sum + dose.amount.value, 0);
  return {
    sessionId: row.session_id,
    episodeId: row.episode_id,
    roomId: row.room_id,
    roomName: row.room_name,
    patientName: `${row.given_name} ${row.family_name}`,
    initials: initialsOf(row),
    status: row.status,
    training: row.training,
    route: row.route,
    drug: row.drug,
    form: row.form,
    given: micrograms(given),
    ...drugOf(state.drug, given),
    openedAt: row.opened_at,
    firstDoseAt: firstDose(session)?.observedAt ?? null,
    lastDoseAt: doses.at(-1)?.observedAt ?? null,
    phase: phaseOf(session, now) ?? "arrival",
    nextDueAt: due?.at ?? null,
    dueUntil: due?.until ?? null,
    overdue: due?.overdue ?? false,
    observeUntil: observationEndsAt(session),
    people,
    watch: watchOf(session, watch, now),
    ...attentionOf(state, row.session_id, streamed, now),
    charted: chartedOf(session),
    lostSignals,
    missingStreams: [...missingStreams(session, latest, now)],
    latest,
  };
};

/** What the wall must know of every session that is not closed, or of those that ring. Two trips, whatever the number of rooms, and a third where a sound rests. */
export const readBoardSessions = async (tx: Tx, which: "all" | "ringing", now: Instant): Promise<BoardSession[]> => {
  const rows = await sessionsRunning(tx, which);
  const ids = rows.map((row): Uuid => row.session_id);
  const [protocolOfSession, latest, watches] = await Promise.all([
    readProtocols(tx, ids),
    readLatestSamples(tx, ids, now),
    readWatches(tx, ids),
  ]);
  const running = rows.map((row) => ({ row, id: row.session_id, state: boardState(row, protocolOfSession(row.session_id)) }));
  const streamed = await readStreamedSince(
    tx,
    running.flatMap(({ id, state }) => restsIn(state, id, now)),
  );
  return running.map(({ row, id, state }) => entryOf(row, state, { latest: latest.get(id) ?? [], watch: watches.get(id), streamed }, now));
};

type RoomRow = { readonly room_id: Uuid; readonly name: string };

/** The board: every session that is not closed, every room for dosing, and what a screen needs to sound. */
export const readBoard = async (tx: Tx, now: Instant): Promise<BoardAnswer> => {
  const [sessions, rooms, protocol] = await Promise.all([
    readBoardSessions(tx, "all", now),
    tx.all(
      statement<RoomRow>`select room_id, name from room where clinic_id = ${tx.clinicId} and purpose = 'dosing' order by name, room_id`,
    ),
    readProtocol(tx),
  ]);
  return { at: now, times: soundTimesOf(protocol), sessions, rooms: rooms.map(({ room_id: roomId, name }) => ({ roomId, name })) };
};
