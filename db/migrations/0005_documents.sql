-- Documents as they were given: signed consents, printed records. What was given is never changed; a new version is a new row.
create table document (
  clinic_id uuid not null references clinic,
  document_id uuid not null,
  patient_id uuid not null,
  kind text not null,
  title text not null,
  media_type text not null,
  file_name text not null,
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (clinic_id, document_id),
  foreign key (clinic_id, patient_id) references patient
);
alter table document alter column bytes set storage external;
create index document_of_patient on document (clinic_id, patient_id, created_at desc);
call guard_by_clinic('document');
revoke update, truncate on document from kapstone_app;
