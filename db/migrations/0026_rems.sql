-- The site's certification under the esketamine REMS. Rows are only ever added: the newest holds, the others say what was before.
create table rems_site (
  clinic_id uuid not null references clinic,
  entry_id uuid not null,
  name text not null,
  address1 text not null,
  address2 text not null,
  city text not null,
  state text not null,
  zip text not null,
  rems_id text not null,
  certified_on date not null,
  ends_on date,
  representative text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (clinic_id, entry_id)
);
create index rems_site_newest on rems_site (clinic_id, recorded_at desc, entry_id desc);
call guard_by_clinic('rems_site');

-- How the programme reaches a provider. Added to and never changed, as above.
create table rems_provider (
  clinic_id uuid not null references clinic,
  entry_id uuid not null,
  staff_id uuid not null,
  npi text not null,
  telephone text not null,
  fax text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (clinic_id, entry_id),
  foreign key (clinic_id, staff_id) references staff
);
create index rems_provider_newest on rems_provider (clinic_id, staff_id, recorded_at desc, entry_id desc);
call guard_by_clinic('rems_provider');
revoke update, delete, truncate on rems_site, rems_provider from kapstone_app;

-- A patient's postal address, for the programme's form alone. Contact data: it can be corrected and erased.
create table rems_patient_address (
  clinic_id uuid not null references clinic,
  patient_id uuid not null,
  address text not null,
  primary key (clinic_id, patient_id),
  foreign key (clinic_id, patient_id) references patient
);
call guard_by_clinic('rems_patient_address');

-- Monitoring forms that somebody recorded as submitted, filled from the log.
create table rems_form (
  clinic_id uuid not null references clinic,
  form_id text not null,
  episode_id uuid not null,
  session_id uuid not null,
  submitted_on date not null,
  reference text not null,
  in_error boolean not null default false,
  primary key (clinic_id, form_id)
);
create index rems_form_of_session on rems_form (clinic_id, session_id) where not in_error;
call guard_by_clinic('rems_form');
