import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";
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
import type { ProtocolSnapshot } from "../rules/stored-protocol.ts";
import { longestSilence, silenceOf, valuesCharted } from "../rules/silence-alarm.ts";
import { sessionsRunning } from "./board-rows.ts";
import { soundTimesOf } from "../rules/sound-times.ts";
import { boardState, type SessionRow, type StoredAlarm } from "./board-state.ts";
import { watchNow } from "../rules/watch-now.ts";
import { readLatestSamples } from "./read-latest-samples.ts";
import { readProtocols } from "./session-protocols.ts";
import { readWatches, type WithWatch } from "./read-watch.ts";

const chartedOf = (session: DosingSession): BoardSession["charted"] =>
  Object.fromEntries(
    Object.entries(latestValues(session)).map(([parameter, { value, observedAt, source }]) => [parameter, { value, observedAt, source }]),
  );

const initialsOf = (row: SessionRow): string => `${row.given_name.slice(0, 1)}${row.family_name.slice(0, 1)}`.toUpperCase();

/** What needs a person: alarms with how far they have come without one, and the conditions under which emergency services are called. */
const attentionOf = ({ session, snapshot, alarms, signs }: ReturnType<typeof boardState>, latest: LatestSamples, now: Instant) => {
  const protocol = protocolOf(session);
  const valuesOf = (alarm: StoredAlarm) => [
    ...valuesCharted(session, alarm),
    ...latest.filter(({ parameter }) => parameter === alarm.parameter),
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
const drugOf = ({ drawn, gone }: ReturnType<typeof boardState>["drug"], given: number) => {
  const left = drawn - gone - given;
  return { drawn: micrograms(drawn), left: drawn === 0 || left < 0 ? null : micrograms(left) };
};

const watchOf = (session: DosingSession, withWatch: WithWatch | undefined, now: Instant): BoardSession["watch"] => {
  const watch = withWatch === undefined ? null : watchNow(withWatch(session), now);
  return watch && { ...watch, late: [...watch.late] };
};

type Beside = { readonly protocol: ProtocolSnapshot; readonly latest: LatestSamples; readonly watch: WithWatch | undefined };

const entryOf = (row: SessionRow, { protocol, latest, watch }: Beside, now: Instant): BoardSession => {
  const state = boardState(row, protocol);
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
    ...attentionOf(state, latest, now),
    charted: chartedOf(session),
    lostSignals,
    missingStreams: [...missingStreams(session, latest, now)],
    latest,
  };
};

/** What the wall must know of every session that is not closed, or of those that ring. Three trips, whatever the number of rooms. */
export const readBoardSessions = async (tx: Tx, which: "all" | "ringing", now: Instant): Promise<BoardSession[]> => {
  const rows = await sessionsRunning(tx, which);
  const ids = rows.map((row): Uuid => row.session_id);
  const [protocolOfSession, latest, watches] = await Promise.all([
    readProtocols(tx, ids),
    readLatestSamples(tx, ids, now),
    readWatches(tx, ids),
  ]);
  return rows.map((row) => {
    const { session_id: id } = row;
    return entryOf(row, { protocol: protocolOfSession(id), latest: latest.get(id) ?? [], watch: watches.get(id) }, now);
  });
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
