-- Patients and their episodes. Names and contact data live here alone, so that they can be corrected and erased.
create table patient (
  clinic_id uuid not null references clinic,
  patient_id uuid not null,
  given_name text not null,
  family_name text not null,
  preferred_name text,
  birth_date date,
  sex_at_birth text check (sex_at_birth in ('female', 'male', 'intersex')),
  email text,
  phone text,
  time_zone text,
  language text not null default 'en',
  registered_at timestamptz not null,
  primary key (clinic_id, patient_id)
);
create index patient_by_name on patient (clinic_id, lower(family_name), lower(given_name));
create index patient_by_email on patient (clinic_id, lower(email));
call guard_by_clinic('patient');

-- One row an episode, filled by the projections of its stages: where it stands now.
create table episode (
  clinic_id uuid not null references clinic,
  episode_id uuid not null,
  patient_id uuid not null,
  stage text not null,
  stage_since timestamptz not null,
  opened_at timestamptz not null,
  closed_as text,
  primary key (clinic_id, episode_id)
);
create index episode_of_patient on episode (clinic_id, patient_id);
create index episode_by_stage on episode (clinic_id, stage, stage_since);
call guard_by_clinic('episode');

-- Every look at a patient's chart.
create table access (
  clinic_id uuid not null references clinic,
  access_id bigint not null generated always as identity,
  person_id uuid not null,
  person_kind text not null check (person_kind in ('staff', 'patient', 'gateway')),
  patient_id uuid not null,
  what text not null,
  why text not null,
  accessed_at timestamptz not null,
  primary key (clinic_id, access_id)
);
create index access_by_patient on access (clinic_id, patient_id, accessed_at desc);
create index access_by_person on access (clinic_id, person_id, accessed_at desc);
call guard_by_clinic('access');
revoke update, delete, truncate on access from kapstone_app;
