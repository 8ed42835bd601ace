-- The wordings that a clinic loaded under its own licence. Rows are only ever added: the newest version of an instrument is what is asked,
-- and each keeps who loaded it, when, and what they stated about the licence.
create table instrument_text (
  clinic_id uuid not null references clinic,
  text_id uuid not null,
  instrument text not null,
  version integer not null check (version > 0),
  text jsonb not null,
  source text not null check (source in ('fhir', 'csv')),
  licence_note text not null check (licence_note <> ''),
  loaded_by uuid not null,
  loaded_at timestamptz not null,
  primary key (clinic_id, text_id),
  unique (clinic_id, instrument, version)
);
call guard_by_clinic('instrument_text');
revoke update, delete, truncate on instrument_text from kapstone_app;
