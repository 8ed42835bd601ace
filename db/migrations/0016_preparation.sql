-- How far each episode's preparation is, filled from the log.
create table preparation (
  clinic_id uuid not null references clinic,
  episode_id uuid not null,
  intention_at timestamptz,
  understood boolean not null default false,
  setting_at timestamptz,
  support_plan_at timestamptz,
  escort_at timestamptz,
  escort_confirmed boolean not null default false,
  preparedness smallint,
  notes integer not null default 0,
  completed_at timestamptz,
  primary key (clinic_id, episode_id)
);
call guard_by_clinic('preparation');

-- Who takes the patient home: contact data of another person. Outside the log, so that it can be corrected and erased.
create table escort_contact (
  clinic_id uuid not null references clinic,
  episode_id uuid not null,
  name text not null,
  phone text not null,
  saved_at timestamptz not null,
  primary key (clinic_id, episode_id)
);
call guard_by_clinic('escort_contact');
