-- The treatment plan of each episode as it stands now, filled from the log.
create table treatment_plan (
  clinic_id uuid not null references clinic,
  episode_id uuid not null,
  condition text not null,
  route text not null,
  sessions integer not null,
  spacing_days integer not null,
  modality text not null,
  therapist_id uuid,
  set_at timestamptz not null,
  primary key (clinic_id, episode_id)
);
create index treatment_plan_by_therapist on treatment_plan (clinic_id, therapist_id);
call guard_by_clinic('treatment_plan');

-- Orders, filled from the log. An order holds while it has not ended.
create table treatment_order (
  clinic_id uuid not null references clinic,
  order_id uuid not null,
  episode_id uuid not null,
  drug text not null,
  route text not null,
  form text not null,
  dose_ug bigint not null,
  booster_maximum_ug bigint,
  signed_by uuid not null,
  signed_at timestamptz not null,
  ended_as text check (ended_as in ('cancelled', 'replaced')),
  ended_at timestamptz,
  primary key (clinic_id, order_id)
);
create index treatment_order_of_episode on treatment_order (clinic_id, episode_id, signed_at desc);
call guard_by_clinic('treatment_order');
