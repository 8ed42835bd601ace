-- Which sessions have a signed progress note, filled from the log.
create table integration_note (
  clinic_id uuid not null references clinic,
  note_id uuid not null,
  episode_id uuid not null,
  session_id uuid not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  primary key (clinic_id, note_id)
);
create index integration_note_of_episode on integration_note (clinic_id, episode_id, session_id);
call guard_by_clinic('integration_note');

-- Small commitments in daily life, filled from the log.
create table practice (
  clinic_id uuid not null references clinic,
  practice_id uuid not null,
  episode_id uuid not null,
  due date,
  agreed_at timestamptz not null,
  last_checked_at timestamptz,
  ended_at timestamptz,
  status text not null check (status in ('open', 'done', 'dropped')),
  primary key (clinic_id, practice_id)
);
create index practice_open on practice (clinic_id, episode_id) where status = 'open';
call guard_by_clinic('practice');

-- First contacts after a dose, filled from the log.
create table early_contact (
  clinic_id uuid not null references clinic,
  contact_id uuid not null,
  episode_id uuid not null,
  session_id uuid not null,
  reached boolean not null,
  safety text not null check (safety in ('no-concern', 'concern', 'not-asked')),
  made_at timestamptz not null,
  primary key (clinic_id, contact_id)
);
create index early_contact_of_session on early_contact (clinic_id, session_id);
call guard_by_clinic('early_contact');

-- Psychotherapy notes (45 CFR 164.501): apart from the chart and the log, for their author alone. No other query may read this table.
create table psychotherapy_note (
  clinic_id uuid not null references clinic,
  note_id uuid not null,
  author_id uuid not null,
  episode_id uuid not null,
  text text not null,
  written_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (clinic_id, note_id)
);
create index psychotherapy_note_of_author on psychotherapy_note (clinic_id, author_id, episode_id, written_at);
call guard_by_clinic('psychotherapy_note');
