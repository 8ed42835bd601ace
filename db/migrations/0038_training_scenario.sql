-- What is practised in a training session, who started it, and up to which second its monitor has sent.
create table training_scenario (
  clinic_id uuid not null references clinic,
  session_id uuid not null,
  scenario text not null,
  seed integer not null,
  started_at timestamptz not null,
  started_by uuid not null,
  sent_second integer not null,
  primary key (clinic_id, session_id)
);
call guard_by_clinic('training_scenario');
