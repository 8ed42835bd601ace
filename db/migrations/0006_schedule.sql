create extension if not exists btree_gist;

create table room (
  clinic_id uuid not null references clinic,
  room_id uuid not null,
  name text not null,
  purpose text not null check (purpose in ('consultation', 'dosing')),
  primary key (clinic_id, room_id)
);
call guard_by_clinic('room');

-- When a clinician can be booked, by weekday (1 = Monday) in the clinic's own time.
create table availability (
  clinic_id uuid not null references clinic,
  availability_id uuid not null,
  staff_id uuid not null,
  visit_kind text not null,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  primary key (clinic_id, availability_id)
);
create index availability_by_kind on availability (clinic_id, visit_kind);
call guard_by_clinic('availability');

-- The database itself refuses to book a person or a room twice.
create table appointment (
  clinic_id uuid not null references clinic,
  appointment_id uuid not null,
  visit_kind text not null,
  episode_id uuid,
  patient_id uuid,
  staff_id uuid not null,
  room_id uuid,
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  status text not null default 'booked' check (status in ('booked', 'arrived', 'completed', 'cancelled', 'missed')),
  booked_at timestamptz not null,
  primary key (clinic_id, appointment_id),
  constraint clinician_booked_once exclude using gist (clinic_id with =, staff_id with =, during with &&) where (status in ('booked', 'arrived')),
  constraint room_booked_once exclude using gist (clinic_id with =, room_id with =, during with &&) where (status in ('booked', 'arrived'))
);
create index appointment_of_episode on appointment (clinic_id, episode_id);
create index appointment_by_start on appointment (clinic_id, lower(during));
call guard_by_clinic('appointment');
