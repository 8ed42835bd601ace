-- A consent that was signed on paper has a scan or the place where the paper is kept, so a document of ours is not always there.
alter table consent alter column document_id drop not null;

-- Who lawfully decides for a patient who cannot. Names live here alone; the log knows a representative by this id.
create table consent_representative (
  clinic_id uuid not null references clinic,
  representative_id uuid not null,
  patient_id uuid not null,
  name text not null check (name <> ''),
  birth_date date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (clinic_id, representative_id),
  foreign key (clinic_id, patient_id) references patient
);
create index consent_representative_of_patient on consent_representative (clinic_id, patient_id);
call guard_by_clinic('consent_representative');
