-- What was said about who has the watch of a session, as the log has it; the board reads the watch from it by the rules of the room.
create table session_watch_fact (
  clinic_id uuid not null references clinic,
  session_id uuid not null,
  version integer not null,
  observed_at timestamptz not null,
  event jsonb not null,
  primary key (clinic_id, session_id, version)
);
call guard_by_clinic('session_watch_fact');
