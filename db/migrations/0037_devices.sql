-- The directory of devices, and what they mean by their codes.
create table device (
  clinic_id uuid not null references clinic,
  device_id uuid not null,
  name text not null,
  sort text not null check (sort in ('monitor', 'pressure-cuff', 'oximeter', 'thermometer', 'other')),
  room_id uuid,
  time_zone text,
  clock text not null check (clock in ('network', 'by-hand')),
  simulated boolean not null,
  active boolean not null,
  mapping jsonb not null,
  version integer not null,
  primary key (clinic_id, device_id)
);
call guard_by_clinic('device');

-- The names by which messages call a device; a name is one device's alone.
create table device_identifier (
  clinic_id uuid not null references clinic,
  identifier text not null,
  device_id uuid not null,
  place smallint not null,
  primary key (clinic_id, identifier)
);
create index device_identifier_of_device on device_identifier (clinic_id, device_id, place);
call guard_by_clinic('device_identifier');

-- Who changed what in the directory.
create table device_change (
  clinic_id uuid not null references clinic,
  device_id uuid not null,
  version integer not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  device jsonb not null,
  primary key (clinic_id, device_id, version)
);
call guard_by_clinic('device_change');
revoke update, delete, truncate on device_change from kapstone_app;

-- Where a device's clock stands, and what it said last. Locked while its messages are taken in, so that they have one order.
create table device_state (
  clinic_id uuid not null references clinic,
  device_id uuid not null,
  heard_at timestamptz not null,
  clock_shift bigint not null,
  last_cuff jsonb,
  primary key (clinic_id, device_id)
);
call guard_by_clinic('device_state');

-- Codes and units of a device that gave no value, with the newest example of each.
create table device_refusal (
  clinic_id uuid not null references clinic,
  device_id uuid not null,
  why text not null,
  code_key text not null,
  code jsonb not null,
  unit jsonb,
  example text not null,
  times bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (clinic_id, device_id, why, code_key)
);
call guard_by_clinic('device_refusal');

-- Every message that was taken in, so that the same one again is answered as before.
create table device_message (
  clinic_id uuid not null references clinic,
  message_id uuid not null,
  protocol text not null check (protocol in ('hl7v2', 'gateway')),
  received_at timestamptz not null,
  sender text not null,
  control_id text not null,
  outcome jsonb not null,
  primary key (clinic_id, message_id)
);
create index device_message_by_time on device_message (clinic_id, received_at);
call guard_by_clinic('device_message');

-- What belongs to no running session: one entry a device and stretch of time, until a person settles it.
create table device_inbox (
  clinic_id uuid not null references clinic,
  entry_id uuid not null,
  device_id uuid,
  source text not null,
  named jsonb not null,
  why text not null,
  patient text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  messages bigint not null,
  value_count bigint not null,
  latest jsonb not null,
  status text not null check (status in ('waiting', 'matched', 'discarded')),
  session_id uuid,
  settled_at timestamptz,
  settled_by uuid,
  reason text,
  primary key (clinic_id, entry_id)
);
create index device_inbox_waiting on device_inbox (clinic_id, source, last_at desc) where status = 'waiting';
create index device_inbox_by_time on device_inbox (clinic_id, last_at desc);
call guard_by_clinic('device_inbox');

create table device_inbox_message (
  clinic_id uuid not null references clinic,
  entry_id uuid not null,
  message_id uuid not null,
  received_at timestamptz not null,
  content jsonb not null,
  primary key (clinic_id, entry_id, message_id)
);
call guard_by_clinic('device_inbox_message');
revoke update, delete, truncate on device_inbox_message from kapstone_app;
revoke delete, truncate on device_inbox from kapstone_app;
