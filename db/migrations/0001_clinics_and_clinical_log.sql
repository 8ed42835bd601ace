-- The application's role: owns nothing, and row-level security shows it one clinic at a time.
do $$
begin
  if not exists (select from pg_roles where rolname = 'kapstone_app') then
    create role kapstone_app nologin nobypassrls;
  end if;
  execute format('grant kapstone_app to %I', current_user);
end
$$;
grant usage on schema public to kapstone_app;
alter default privileges in schema public grant select, insert, update, delete on tables to kapstone_app;
alter default privileges in schema public grant usage on sequences to kapstone_app;

-- A reused connection holds '' where nothing was set: nullif keeps the cast from failing.
create function current_clinic() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.clinic_id', true), '')::uuid;

-- Closes a table to every clinic but the current one.
create procedure guard_by_clinic(guarded regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy clinic_only on %s using (clinic_id = (select current_clinic())) with check (clinic_id = (select current_clinic()))', guarded);
end
$$;

create table clinic (
  clinic_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  time_zone text not null,
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);
-- A clinic's name and place are public; only its own transaction may change them.
alter table clinic enable row level security;
create policy anyone_reads on clinic for select using (true);
create policy clinic_writes on clinic for all using (clinic_id = (select current_clinic())) with check (clinic_id = (select current_clinic()));

-- The clinical log. A stage that an episode has once keeps its stream under the episode's own id. `tx` orders the tail: a row is read once every transaction before it has ended.
create table event (
  clinic_id uuid not null references clinic,
  stream_id uuid not null,
  version integer not null check (version > 0),
  episode_id uuid not null,
  stream_kind text not null,
  type text not null,
  schema_version smallint not null,
  payload json not null,
  observed_at timestamptz not null,
  device_at timestamptz,
  received_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'patient', 'device', 'system')),
  actor_id uuid not null,
  command_id uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  position bigint not null generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  primary key (clinic_id, stream_kind, stream_id, version)
);
create unique index event_tail on event (clinic_id, tx, position);
create index event_of_episode on event (clinic_id, episode_id, position);
call guard_by_clinic('event');

-- The head of every stream: what the next fact follows. A missing tail of a stream shows against it.
create table stream (
  clinic_id uuid not null references clinic,
  stream_id uuid not null,
  episode_id uuid not null,
  stream_kind text not null,
  version integer not null,
  hash bytea not null,
  started_at timestamptz not null,
  primary key (clinic_id, stream_kind, stream_id)
) with (fillfactor = 80);
create index stream_of_episode on stream (clinic_id, episode_id, stream_kind);
call guard_by_clinic('stream');

-- Every command that was carried out, so that the same command sent again is answered as before.
create table command (
  clinic_id uuid not null references clinic,
  command_id uuid not null,
  stream_kind text not null,
  stream_id uuid not null,
  first_version integer not null,
  last_version integer not null,
  digest bytea not null,
  received_at timestamptz not null,
  primary key (clinic_id, command_id)
);
call guard_by_clinic('command');

-- Seals chain the whole log of a clinic, so that a removed stream shows too.
create table log_seal (
  clinic_id uuid not null references clinic,
  seal integer not null,
  upto_tx xid8 not null,
  upto_position bigint not null,
  events integer not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (clinic_id, seal)
);
call guard_by_clinic('log_seal');

revoke update, delete, truncate on event, command, log_seal from kapstone_app;
revoke delete, truncate on stream from kapstone_app;
revoke insert, delete, truncate on clinic from kapstone_app;
