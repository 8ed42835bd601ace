-- What patients signed, filled from the log: one row a signature, with its withdrawal. The words and the PDF stand elsewhere.
create table consent (
  clinic_id uuid not null references clinic,
  consent_id uuid not null,
  episode_id uuid not null,
  kind text not null,
  version text not null,
  drug text not null,
  route text not null,
  document_id uuid not null,
  method text not null,
  signed_at timestamptz not null,
  recorded_by uuid not null,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  primary key (clinic_id, consent_id)
);
create index consent_of_episode on consent (clinic_id, episode_id, kind, signed_at desc);
call guard_by_clinic('consent');
