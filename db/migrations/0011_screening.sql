-- Where each episode's screening stands, filled from the log.
create table screening (
  clinic_id uuid not null references clinic,
  episode_id uuid not null,
  begun_at timestamptz not null,
  submitted_at timestamptz,
  decision text check (decision in ('accept', 'decline', 'defer')),
  decided_at timestamptz,
  decided_by uuid,
  primary key (clinic_id, episode_id)
);
create index screening_waiting on screening (clinic_id, submitted_at) where decision is null;
call guard_by_clinic('screening');

-- Which parts of the intake were saved, and when last. What they say is in the log.
create table intake_section (
  clinic_id uuid not null references clinic,
  episode_id uuid not null,
  section text not null,
  saved_at timestamptz not null,
  primary key (clinic_id, episode_id, section)
);
call guard_by_clinic('intake_section');

-- A part of the intake while it is being filled in. No event: kept so that nothing typed is lost, gone once the part is saved.
create table intake_draft (
  clinic_id uuid not null references clinic,
  episode_id uuid not null,
  section text not null,
  answers json not null,
  revision bigint not null,
  saved_at timestamptz not null,
  primary key (clinic_id, episode_id, section)
);
call guard_by_clinic('intake_draft');
