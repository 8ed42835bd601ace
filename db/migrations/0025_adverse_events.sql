-- Adverse events as they stand now, filled from the log: for the worklist of what is owed and for the clinic's counts.
create table adverse_event (
  clinic_id uuid not null references clinic,
  event_id uuid not null,
  episode_id uuid not null,
  term text not null,
  grade smallint check (grade between 1 and 5),
  outcome text not null,
  standing text not null check (standing in ('adverse-event', 'expected-effect', 'not-assessed')),
  seriousness text not null check (seriousness in ('serious', 'not-serious', 'not-assessed')),
  -- since when the clinic has known it as serious
  serious_since timestamptz,
  expectedness text not null,
  drug text,
  session_id uuid,
  session_at timestamptz,
  onset_at timestamptz not null,
  known_at timestamptz not null,
  reviewed_at timestamptz,
  in_error boolean not null default false,
  primary key (clinic_id, event_id)
);
create index adverse_event_of_episode on adverse_event (clinic_id, episode_id, onset_at);
create index adverse_event_standing on adverse_event (clinic_id, term, grade) where not in_error and standing <> 'expected-effect';
call guard_by_clinic('adverse_event');

-- Reports that went out, and those that somebody decided against. `report_id` is the fact's own place in the log.
create table adverse_event_report (
  clinic_id uuid not null references clinic,
  report_id text not null,
  event_id uuid not null,
  destination text not null check (destination in ('rems', 'medwatch', 'manufacturer', 'compliance', 'authorities')),
  -- null: decided against
  made_on date,
  reference text not null,
  declined_because text not null,
  at timestamptz not null,
  known_at timestamptz not null,
  by_id uuid not null,
  primary key (clinic_id, report_id)
);
create index adverse_event_report_of_event on adverse_event_report (clinic_id, event_id);
call guard_by_clinic('adverse_event_report');
