-- What the plan reads of sessions that were held, from the tables that the sessions' own projections fill. Views, so that a value crossed
-- out or charted late counts at once and nothing is kept twice; as the invoker, so that each clinic sees its own rows alone.

-- Every standing dose of a patient's treatment, in all episodes.
create view given_dose with (security_invoker = true) as
select g.clinic_id, e.patient_id, g.episode_id, g.session_id, g.dose_id, g.route, g.kind, g.amount_ug, g.given_at
from dose_given g
join dosing_session s on s.clinic_id = g.clinic_id and s.session_id = g.session_id
join episode e on e.clinic_id = g.clinic_id and e.episode_id = g.episode_id
where not g.in_error and not s.training;

-- The extremes of each session with a dose: charted values, and those that a monitor raised an alarm with. Null where nobody measured.
create view session_summary with (security_invoker = true) as
select s.clinic_id, s.episode_id, s.session_id, d.route, d.dosed_at,
  greatest(v.systolic, a.systolic) as peak_systolic,
  greatest(v.diastolic, a.diastolic) as peak_diastolic,
  least(v.saturation, a.saturation) as lowest_saturation,
  v.moaas as lowest_moaas,
  exists (select from integration_note n where n.clinic_id = s.clinic_id and n.session_id = s.session_id) as integrated
from dosing_session s
cross join lateral (
  select min(g.given_at) as dosed_at, (array_agg(g.route order by g.given_at))[1] as route
  from dose_given g where g.clinic_id = s.clinic_id and g.session_id = s.session_id and not g.in_error
) d
cross join lateral (
  select max((r.reading -> 'systolic' ->> 'value')::double precision) as systolic,
    max((r.reading -> 'diastolic' ->> 'value')::double precision) as diastolic,
    min((r.reading -> 'saturation' ->> 'value')::double precision) as saturation,
    min((r.reading -> 'moaas' ->> 'value')::double precision) as moaas
  from session_reading r where r.clinic_id = s.clinic_id and r.session_id = s.session_id and not r.in_error
) v
cross join lateral (
  select max(l.value) filter (where l.parameter = 'systolic') as systolic,
    max(l.value) filter (where l.parameter = 'diastolic') as diastolic,
    min(l.value) filter (where l.parameter = 'saturation') as saturation
  from session_alarm l where l.clinic_id = s.clinic_id and l.session_id = s.session_id and l.origin = 'stream'
) a
where not s.training and d.dosed_at is not null;

-- Licences, registrations and privileges of staff, with their dates. Rows are only ever added: the newest of a kind is what holds, so that
-- every change keeps who made it and when. A clinic without any row keeps no dates, and its roles alone decide.
create table staff_privilege (
  clinic_id uuid not null references clinic,
  privilege_id uuid not null,
  staff_id uuid not null,
  kind text not null check (kind in ('licence', 'dea-registration', 'privilege')),
  reference text not null default '',
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (clinic_id, privilege_id),
  foreign key (clinic_id, staff_id) references staff
);
create index staff_privilege_of_staff on staff_privilege (clinic_id, staff_id, kind, recorded_at desc);
call guard_by_clinic('staff_privilege');
revoke update, delete, truncate on staff_privilege from kapstone_app;
