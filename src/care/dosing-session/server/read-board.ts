import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { BoardSession, LatestSamples } from "../contract-answers.ts";
import { nextDue } from "../rules/due-vitals.ts";
import { firstDose, standingDoses, type DosingSession } from "../rules/dosing-session.ts";
import { emergencies } from "../rules/emergencies.ts";
import { escalationOf } from "../rules/escalation.ts";
import { latestValues } from "../rules/latest-values.ts";
import { missingStreams } from "../rules/missing-streams.ts";
import { observationEndsAt } from "../rules/observation.ts";
import { phaseOf } from "../rules/phase.ts";
import { alertAction, protocolOf } from "../rules/protocol.ts";
import { watchNow } from "../rules/watch-now.ts";
import { boardState, type SessionRow } from "./board-state.ts";
import { readLatestSamples } from "./read-latest-samples.ts";
import { readWatches, type WithWatch } from "./read-watch.ts";

/** Sessions that are not closed; or of these the open ones with a dose in which no overdue reading has alarmed yet. */
const sessionsRunning = (tx: Tx, which: "all" | "may-be-overdue") =>
  tx.all(statement<SessionRow>`
    select s.*, r.name as room_name, coalesce(p.preferred_name, p.given_name) as given_name, p.family_name,
      (select coalesce(json_agg(json_build_object('observedAt', q.observed_at, 'reading', q.reading)), '[]')
         from session_reading q where q.clinic_id = s.clinic_id and q.session_id = s.session_id and not q.in_error) as readings,
      (select coalesce(json_agg(json_build_object('doseId', d.dose_id, 'orderId', s.order_id, 'kind', d.kind, 'drug', d.drug, 'route', d.route,
                'form', d.form, 'amount', json_build_object('value', d.amount_ug, 'unit', 'ug'), 'lotId', d.lot_id, 'site', d.site,
                'reading', null, 'observedAt', d.given_at, 'infusionEndedAt', d.infusion_ended_at, 'by', d.given_by)), '[]')
         from dose_given d where d.clinic_id = s.clinic_id and d.session_id = s.session_id and not d.in_error) as doses,
      (select coalesce(json_agg(json_build_object('alarmId', a.alarm_id, 'rule', a.rule, 'level', a.level, 'origin', a.origin,
                'parameter', a.parameter, 'value', a.value, 'raisedAt', a.raised_at,
                'knownAt', coalesce(a.known_at, a.raised_at), 'acknowledged', a.acknowledged_at is not null,
                'settled', a.settled_at is not null) order by a.raised_at), '[]')
         from session_alarm a where a.clinic_id = s.clinic_id and a.session_id = s.session_id
           and (a.acknowledged_at is null or a.settled_at is null)) as alarms,
      (select coalesce(json_agg(json_build_object('staffId', n.staff_id, 'name', coalesce(f.display_name, ''), 'role', n.role) order by n.entered_at), '[]')
         from session_person n left join staff f on f.clinic_id = n.clinic_id and f.staff_id = n.staff_id
         where n.clinic_id = s.clinic_id and n.session_id = s.session_id and n.left_at is null) as people,
      (select coalesce(json_agg(l.parameter order by l.parameter), '[]')
         from session_lost_signal l where l.clinic_id = s.clinic_id and l.session_id = s.session_id) as lost_signals,
      (select coalesce(json_agg(g.sign order by g.sign), '[]')
         from session_emergency_sign g where g.clinic_id = s.clinic_id and g.session_id = s.session_id and g.present) as signs
    from dosing_session s
    join episode e on e.clinic_id = s.clinic_id and e.episode_id = s.episode_id
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    left join room r on r.clinic_id = s.clinic_id and r.room_id = s.room_id
    where s.clinic_id = ${tx.clinicId} and s.status <> 'closed' and (${which === "all"}::boolean or (
      s.status = 'open'
      and exists (select from dose_given g where g.clinic_id = s.clinic_id and g.session_id = s.session_id and not g.in_error)
      and not exists (select from session_alarm o
        where o.clinic_id = s.clinic_id and o.session_id = s.session_id and o.origin = 'schedule' and o.settled_at is null)))
    order by r.name, s.opened_at, s.session_id`);

const chartedOf = (session: DosingSession): BoardSession["charted"] =>
  Object.fromEntries(
    Object.entries(latestValues(session)).map(([parameter, { value, observedAt, source }]) => [parameter, { value, observedAt, source }]),
  );

const initialsOf = (row: SessionRow): string => `${row.given_name.slice(0, 1)}${row.family_name.slice(0, 1)}`.toUpperCase();

/** What needs a person: alarms with how far they have come without one, and the conditions under which emergency services are called. */
const attentionOf = ({ session, alarms, signs }: ReturnType<typeof boardState>, now: Instant) => {
  const protocol = protocolOf(session);
  return {
    alarms: alarms.map((alarm) => ({
      ...alarm,
      escalation: escalationOf(alarm, protocol, now),
      action: alertAction(alarm.rule, protocol) ?? null,
    })),
    emergencies: emergencies({ alarms, signs }, protocol, now).map(({ id, signs: seen }) => ({ id, signs: [...seen] })),
  };
};

const watchOf = (session: DosingSession, withWatch: WithWatch | undefined, now: Instant): BoardSession["watch"] => {
  const watch = withWatch === undefined ? null : watchNow(withWatch(session), now);
  return watch && { ...watch, late: [...watch.late] };
};

type Beside = { readonly latest: LatestSamples; readonly watch: WithWatch | undefined };

const entryOf = (row: SessionRow, { latest, watch }: Beside, now: Instant): BoardSession => {
  const state = boardState(row);
  const { session, people, lostSignals } = state;
  const due = nextDue(session, now);
  const doses = standingDoses(session);
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
    given: micrograms(doses.reduce((sum, dose) => sum + dose.amount.value, 0)),
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
    ...attentionOf(state, now),
    charted: chartedOf(session),
    lostSignals,
    missingStreams: [...missingStreams(session, latest, now)],
    latest,
  };
};

/** Every session that is not closed, with what the wall must know of it. Three trips, whatever the number of rooms. */
export const readBoard = async (tx: Tx, now: Instant): Promise<BoardSession[]> => {
  const rows = await sessionsRunning(tx, "all");
  const ids = rows.map((row): Uuid => row.session_id);
  const [latest, watches] = await Promise.all([readLatestSamples(tx, ids, now), readWatches(tx, ids)]);
  return rows.map((row) => entryOf(row, { latest: latest.get(row.session_id) ?? [], watch: watches.get(row.session_id) }, now));
};

/** Sessions in which a set of vital signs is overdue and nobody has been told. */
export const readOverdue = async (tx: Tx, now: Instant): Promise<readonly { readonly sessionId: Uuid; readonly episodeId: Uuid }[]> =>
  (await sessionsRunning(tx, "may-be-overdue"))
    .filter((row) => nextDue(boardState(row).session, now)?.overdue === true)
    .map((row) => ({ sessionId: row.session_id, episodeId: row.episode_id }));
