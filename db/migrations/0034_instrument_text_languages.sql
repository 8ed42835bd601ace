-- A wording in each language that a clinic holds: the newest version counts within its language. The tag is kept in lower case here, so
-- that en-US and en-us are one; as it was loaded it stands in the text.
alter table instrument_text add column language text;
update instrument_text set language = lower(text ->> 'language');
alter table instrument_text alter column language set not null;
alter table instrument_text drop constraint instrument_text_clinic_id_instrument_version_key;
alter table instrument_text add unique (clinic_id, instrument, language, version);

-- In which language a clinic asks whom it does not know better. Rows are only ever added; the newest counts, without one it is English.
create table clinic_language (
  clinic_id uuid not null references clinic,
  choice_id uuid not null,
  language text not null check (language <> ''),
  chosen_by uuid not null,
  chosen_at timestamptz not null,
  primary key (clinic_id, choice_id)
);
create index clinic_language_newest on clinic_language (clinic_id, chosen_at desc);
call guard_by_clinic('clinic_language');
revoke update, delete, truncate on clinic_language from kapstone_app;

-- Nobody was asked so far: what stood here was filled in by the program. Not known is not English.
alter table patient alter column language drop default;
alter table patient alter column language drop not null;
update patient set language = null;
