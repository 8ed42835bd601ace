-- What each episode's questionnaires said, filled from the log. `items` keeps the order of the form; null is unanswered.
create table measure_result (
  clinic_id uuid not null references clinic,
  response_id uuid not null,
  episode_id uuid not null,
  request_id uuid,
  session_id uuid,
  instrument text not null,
  definition_version text not null,
  items smallint[] not null,
  extra json not null,
  total double precision,
  prorated_from smallint,
  band text,
  missing smallint[] not null,
  occasion text not null,
  language text not null,
  completed_at timestamptz not null,
  completed_by uuid not null,
  primary key (clinic_id, response_id)
);
create index measure_result_of_episode on measure_result (clinic_id, episode_id, instrument, completed_at);
call guard_by_clinic('measure_result');

-- What a patient was asked to fill in, filled from the log.
create table measure_request (
  clinic_id uuid not null references clinic,
  request_id uuid not null,
  episode_id uuid not null,
  session_id uuid,
  instrument text not null,
  occasion text not null,
  due_at timestamptz not null,
  answered_by uuid,
  primary key (clinic_id, request_id)
);
create index measure_request_open on measure_request (clinic_id, episode_id, due_at) where answered_by is null;
call guard_by_clinic('measure_request');

-- The safety worklist, filled from the log. Only a person's note closes a row.
create table safety_task (
  clinic_id uuid not null references clinic,
  flag_id uuid not null,
  episode_id uuid not null,
  response_id uuid not null,
  rule text not null,
  level text not null check (level in ('medium', 'high', 'critical')),
  raised_at timestamptz not null,
  acknowledge_by timestamptz,
  contact_by timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  acknowledged_note text not null default '',
  closed_at timestamptz,
  closed_by uuid,
  disposition text,
  closed_note text not null default '',
  primary key (clinic_id, flag_id)
);
create index safety_task_open on safety_task (clinic_id, contact_by) where closed_at is null;
create index safety_task_of_episode on safety_task (clinic_id, episode_id);
call guard_by_clinic('safety_task');

-- Answers that are not yet handed in. No event: kept so that nothing typed is lost, gone once the answers are complete.
create table measure_draft (
  clinic_id uuid not null references clinic,
  response_id uuid not null,
  episode_id uuid not null,
  request_id uuid,
  instrument text not null,
  items smallint[] not null,
  extra json not null,
  revision integer not null,
  saved_at timestamptz not null,
  primary key (clinic_id, response_id)
);
create index measure_draft_of_episode on measure_draft (clinic_id, episode_id);
call guard_by_clinic('measure_draft');
