-- When an alarm was known here, which its escalation is counted from: a late fact is not late in being seen.
alter table session_alarm add column known_at timestamptz;

-- The newest word on each sign of an emergency that a person saw in a session.
create table session_emergency_sign (
  clinic_id uuid not null references clinic,
  session_id uuid not null,
  sign text not null,
  present boolean not null,
  observed_at timestamptz not null,
  primary key (clinic_id, session_id, sign)
);
call guard_by_clinic('session_emergency_sign');
