-- The board and the lists of dosing sessions, filled from the log.
create table dosing_session (
  clinic_id uuid not null references clinic,
  session_id uuid not null,
  episode_id uuid not null,
  order_id uuid not null,
  room_id uuid not null,
  route text not null,
  drug text not null,
  form text,
  dose_ug bigint not null,
  protocol jsonb not null,
  training boolean not null,
  status text not null check (status in ('open', 'released', 'closed')),
  opened_at timestamptz not null,
  opened_by uuid not null,
  baseline_reading_id uuid,
  released_at timestamptz,
  closed_at timestamptz,
  primary key (clinic_id, session_id)
);
create index dosing_session_of_episode on dosing_session (clinic_id, episode_id, opened_at);
create index dosing_session_running on dosing_session (clinic_id, opened_at) where status <> 'closed';
call guard_by_clinic('dosing_session');

-- Every charted reading, also those that were crossed out. `reading` is the fact's own content.
create table session_reading (
  clinic_id uuid not null references clinic,
  session_id uuid not null,
  reading_id uuid not null,
  observed_at timestamptz not null,
  reading jsonb not null,
  in_error boolean not null default false,
  primary key (clinic_id, session_id, reading_id)
);
call guard_by_clinic('session_reading');

create table dose_given (
  clinic_id uuid not null references clinic,
  dose_id uuid not null,
  session_id uuid not null,
  episode_id uuid not null,
  kind text not null check (kind in ('first', 'part', 'booster')),
  drug text not null,
  route text not null,
  form text,
  amount_ug bigint not null,
  lot_id uuid,
  site text not null,
  given_at timestamptz not null,
  given_by uuid not null,
  infusion_ended_at timestamptz,
  in_error boolean not null default false,
  primary key (clinic_id, dose_id)
);
create index dose_given_of_episode on dose_given (clinic_id, episode_id, given_at);
create index dose_given_of_session on dose_given (clinic_id, session_id, given_at);
call guard_by_clinic('dose_given');

create table session_alarm (
  clinic_id uuid not null references clinic,
  session_id uuid not null,
  alarm_id text not null,
  rule text not null,
  level text not null check (level in ('amber', 'red')),
  origin text not null,
  parameter text,
  value double precision,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  settled_at timestamptz,
  primary key (clinic_id, session_id, alarm_id)
);
create index session_alarm_open on session_alarm (clinic_id, session_id) where acknowledged_at is null or settled_at is null;
call guard_by_clinic('session_alarm');

create table session_person (
  clinic_id uuid not null references clinic,
  session_id uuid not null,
  staff_id uuid not null,
  role text not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  primary key (clinic_id, session_id, staff_id, entered_at, role)
);
call guard_by_clinic('session_person');

create table session_lost_signal (
  clinic_id uuid not null references clinic,
  session_id uuid not null,
  parameter text not null,
  since timestamptz not null,
  primary key (clinic_id, session_id, parameter)
);
call guard_by_clinic('session_lost_signal');

create table session_incident (
  clinic_id uuid not null references clinic,
  incident_id uuid not null,
  session_id uuid not null,
  episode_id uuid not null,
  kind text not null,
  conditions text[] not null,
  raised_at timestamptz not null,
  primary key (clinic_id, incident_id)
);
create index session_incident_by_time on session_incident (clinic_id, raised_at desc);
call guard_by_clinic('session_incident');

-- How many batches each session has had: its row is locked while a batch is taken in, so that a session's samples have one order.
create table device_feed (
  clinic_id uuid not null references clinic,
  session_id uuid not null,
  batches integer not null,
  primary key (clinic_id, session_id)
) with (fillfactor = 50);
call guard_by_clinic('device_feed');

-- Every batch that was taken in, so that the same batch again is answered as before; `tx` orders the live tail.
create table device_batch (
  clinic_id uuid not null references clinic,
  batch_id uuid not null,
  session_id uuid not null,
  number integer not null,
  device_id text not null,
  simulated boolean not null,
  received_at timestamptz not null,
  accepted integer not null,
  no_signal integer not null,
  duplicates integer not null,
  implausible integer not null,
  position bigint not null generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  primary key (clinic_id, batch_id)
);
create unique index device_batch_tail on device_batch (clinic_id, tx, position);
create unique index device_batch_of_session on device_batch (clinic_id, session_id, number);
call guard_by_clinic('device_batch');

-- What monitors sent, about a row a second. Values that were judged stand in columns; `sent` keeps what could not be taken.
create table device_sample (
  clinic_id uuid not null,
  session_id uuid not null,
  received_at timestamptz not null,
  batch_id uuid not null,
  place smallint not null,
  sequence bigint not null,
  observed_at timestamptz not null,
  device_at timestamptz,
  status text not null,
  sbp real,
  dbp real,
  map real,
  hr real,
  pulse real,
  spo2 real,
  rr real,
  temp real,
  sent jsonb,
  primary key (clinic_id, session_id, received_at, batch_id, place)
) partition by range (received_at);
call guard_by_clinic('device_sample');
create table device_sample_default partition of device_sample default;
call guard_by_clinic('device_sample_default');

-- A partition can be reached by its own name, past the policies and grants of its parent, so each has its own.
revoke update, delete, truncate on device_sample, device_sample_default, device_batch from kapstone_app;

-- Makes the partitions of today and the next days; those that are there stay. A day whose rows stand in the default one keeps them there.
create function make_sample_partitions(days integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  day date;
  name text;
  made integer := 0;
begin
  for day in select d::date from generate_series(current_date, current_date + days, interval '1 day') as d loop
    name := 'device_sample_' || to_char(day, 'YYYYMMDD');
    continue when to_regclass(name) is not null;
    begin
      execute format('create table %I partition of device_sample for values from (%L) to (%L)', name, day::timestamptz, (day + 1)::timestamptz);
      execute format('call guard_by_clinic(%L)', name);
      execute format('revoke update, delete, truncate on %I from kapstone_app', name);
      made := made + 1;
    exception when check_violation or duplicate_table then
      raise notice 'device samples of % stay where they are', day;
    end;
  end loop;
  return made;
end
$$;
revoke execute on function make_sample_partitions(integer) from public;
grant execute on function make_sample_partitions(integer) to kapstone_app;
select make_sample_partitions(14);
