import { sql } from "kysely";

import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { ChartRow, SessionRow } from "./board-state.ts";

/** What was charted in session `s`; the lists are JSON. Its protocol is read apart, once (`readProtocols`). */
const chart = sql`
    s.session_id, s.episode_id, s.status, s.order_id, s.room_id, s.route, s.drug, s.form, s.dose_ug, s.training, s.opened_at, s.opened_by,
      s.baseline_reading_id,
      (select coalesce(json_agg(json_build_object('observedAt', q.observed_at, 'reading', q.reading)), '[]')
         from session_reading q where q.clinic_id = s.clinic_id and q.session_id = s.session_id and not q.in_error) as readings,
      (select coalesce(json_agg(json_build_object('doseId', d.dose_id, 'orderId', s.order_id, 'kind', d.kind, 'drug', d.drug, 'route', d.route,
                'form', d.form, 'amount', json_build_object('value', d.amount_ug, 'unit', 'ug'), 'lotId', d.lot_id, 'site', d.site,
                'reading', null, 'observedAt', d.given_at, 'infusionEndedAt', d.infusion_ended_at, 'by', d.given_by)), '[]')
         from dose_given d where d.clinic_id = s.clinic_id and d.session_id = s.session_id and not d.in_error) as doses`;

/** Sessions that are not closed; or those of them in which something still alarms. */
export const sessionsRunning = (tx: Tx, which: "all" | "ringing"): Promise<SessionRow[]> =>
  tx.all(statement<SessionRow>`
    select ${chart}, r.name as room_name, coalesce(p.preferred_name, p.given_name) as given_name, p.family_name,
      (select coalesce(json_agg(json_build_object('alarmId', a.alarm_id, 'rule', a.rule, 'level', a.level, 'origin', a.origin,
                'parameter', a.parameter, 'value', a.value, 'raisedAt', a.raised_at,
                'knownAt', coalesce(a.known_at, a.raised_at), 'acknowledged', a.acknowledged_at is not null,
                'settled', a.settled_at is not null,
                'silence', case when a.silenced_at is not null then
                  json_build_object('at', a.silenced_at, 'until', a.silenced_until, 'seen', a.silenced_seen) end) order by a.raised_at), '[]')
         from session_alarm a where a.clinic_id = s.clinic_id and a.session_id = s.session_id
           and (a.acknowledged_at is null or a.settled_at is null)) as alarms,
      (select coalesce(json_agg(json_build_object('staffId', n.staff_id, 'name', coalesce(f.display_name, ''), 'role', n.role) order by n.entered_at), '[]')
         from session_person n left join staff f on f.clinic_id = n.clinic_id and f.staff_id = n.staff_id
         where n.clinic_id = s.clinic_id and n.session_id = s.session_id and n.left_at is null) as people,
      (select coalesce(json_agg(l.parameter order by l.parameter), '[]')
         from session_lost_signal l where l.clinic_id = s.clinic_id and l.session_id = s.session_id) as lost_signals,
      (select coalesce(json_agg(g.sign order by g.sign), '[]')
         from session_emergency_sign g where g.clinic_id = s.clinic_id and g.session_id = s.session_id and g.present) as signs,
      (select coalesce(json_object_agg(k.kind, k.amount_ug), '{}') from (
         select l.kind, sum(l.amount_ug)::bigint as amount_ug from ledger_entry l
         where l.clinic_id = s.clinic_id and l.session_id = s.session_id and l.kind in ('drawn', 'wasted', 'put-back')
           and not exists (select from ledger_entry c where c.clinic_id = l.clinic_id and c.lot_id = l.lot_id and c.concerns = l.entry_id
             and c.kind = 'corrected')
         group by l.kind) k) as drug_lines
    from dosing_session s
    join episode e on e.clinic_id = s.clinic_id and e.episode_id = s.episode_id
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    left join room r on r.clinic_id = s.clinic_id and r.room_id = s.room_id
    where s.clinic_id = ${tx.clinicId} and s.status <> 'closed' and (${which === "all"}::boolean
      or exists (select from session_alarm w where w.clinic_id = s.clinic_id
        and w.session_id = s.session_id and (w.acknowledged_at is null or w.settled_at is null)))
    order by r.name, s.opened_at, s.session_id`);

/** Open sessions with a dose in which no overdue reading has alarmed yet. */
export const sessionsThatMayBeOverdue = async (tx: Tx): Promise<readonly Uuid[]> => {
  const rows = await tx.all(statement<{ session_id: Uuid }>`
    select s.session_id from dosing_session s
    where s.clinic_id = ${tx.clinicId} and s.status = 'open'
      and exists (select from dose_given g where g.clinic_id = s.clinic_id and g.session_id = s.session_id and not g.in_error)
      and not exists (select from session_alarm o
        where o.clinic_id = s.clinic_id and o.session_id = s.session_id and o.origin = 'schedule' and o.settled_at is null)`);
  return rows.map(({ session_id: sessionId }) => sessionId);
};

/** What was charted in these sessions. */
export const chartsOf = (tx: Tx, sessionIds: readonly Uuid[]): Promise<ChartRow[]> =>
  tx.all(statement<ChartRow>`
    select ${chart} from dosing_session s where s.clinic_id = ${tx.clinicId} and s.session_id = any(${sessionIds}::uuid[])`);
