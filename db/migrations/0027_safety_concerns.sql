-- The one worklist holds what answers raised, what staff found, and positives from afar that nobody saw in time.
alter table safety_task alter column response_id drop not null;
alter table safety_task
  -- What is not known of older rows counts as from afar.
  add column from_afar boolean not null default true,
  add column concern_id uuid,
  add column escalates uuid,
  add column about_staff_id uuid,
  add column escalated_to text check (escalated_to in ('on-call', 'medical-director')),
  add column escalated_at timestamptz,
  add column escalated_told integer,
  add column attempts integer not null default 0,
  add column last_attempt_at timestamptz,
  add column reached_at timestamptz;
alter table safety_task alter column from_afar drop default;
create index safety_task_unseen on safety_task (clinic_id, raised_at) where closed_at is null and acknowledged_at is null and from_afar;

-- What a safety plan says: it names people and ways to reach them. Outside the log, so that it can be erased; versions are only added.
create table safety_plan_text (
  clinic_id uuid not null references clinic,
  plan_id uuid not null,
  episode_id uuid not null,
  words json not null,
  written_at timestamptz not null,
  primary key (clinic_id, plan_id)
);
create index safety_plan_text_of_episode on safety_plan_text (clinic_id, episode_id);
call guard_by_clinic('safety_plan_text');
revoke update on safety_plan_text from kapstone_app;

-- A plan that is being written, so that nothing typed is lost. One an episode; gone once a version is kept.
create table safety_plan_draft (
  clinic_id uuid not null references clinic,
  episode_id uuid not null,
  typed json not null,
  revision integer not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (clinic_id, episode_id)
);
call guard_by_clinic('safety_plan_draft');

-- Who is on call for safety from when on, entry by entry; the newest that has begun counts until its end. Entries are only added.
create table safety_on_call (
  clinic_id uuid not null references clinic,
  on_call_id uuid not null,
  staff_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (clinic_id, on_call_id)
);
create index safety_on_call_now on safety_on_call (clinic_id, from_at desc);
call guard_by_clinic('safety_on_call');
revoke update, delete on safety_on_call from kapstone_app;
