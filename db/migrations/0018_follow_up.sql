-- What a patient is asked after a course, filled from the log.
create table follow_up_item (
  clinic_id uuid not null references clinic,
  request_id uuid not null,
  episode_id uuid not null,
  instrument text not null,
  due_at timestamptz not null,
  after_dose_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (clinic_id, request_id)
);
create index follow_up_item_due on follow_up_item (clinic_id, due_at) where cancelled_at is null;
create index follow_up_item_of_episode on follow_up_item (clinic_id, episode_id, due_at);
call guard_by_clinic('follow_up_item');

-- The contact log of the follow-up, filled from the log.
create table follow_up_contact (
  clinic_id uuid not null references clinic,
  contact_id uuid not null,
  episode_id uuid not null,
  outcome text not null check (outcome in ('reached', 'left-message', 'not-reached')),
  made_at timestamptz not null,
  primary key (clinic_id, contact_id)
);
create index follow_up_contact_of_episode on follow_up_contact (clinic_id, episode_id, made_at);
call guard_by_clinic('follow_up_contact');

-- Each message about a question goes once, though its job may run twice.
create table follow_up_notice (
  clinic_id uuid not null references clinic,
  request_id uuid not null,
  kind text not null check (kind in ('ask', 'reminder')),
  -- null: there was no address to send it to
  message_id uuid,
  at timestamptz not null,
  primary key (clinic_id, request_id, kind)
);
call guard_by_clinic('follow_up_notice');
