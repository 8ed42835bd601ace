-- What a clinic's medical director changed of the shipped defaults. Rows are only ever added: a change is confirmed, refused or taken
-- back by a row of its own, so that every value that ever held can be told, with who signed it and why.
create table protocol_change (
  clinic_id uuid not null references clinic,
  change_id uuid not null,
  key text not null,
  value jsonb not null,
  previous jsonb not null,
  reason text not null check (btrim(reason) <> ''),
  needs_second boolean not null,
  signed_by uuid not null,
  signed_at timestamptz not null,
  primary key (clinic_id, change_id)
);
create index protocol_change_by_key on protocol_change (clinic_id, key, signed_at);
call guard_by_clinic('protocol_change');

-- The second person's word on a change outside the recommended bounds. One answer a change; nobody confirms their own.
create table protocol_answer (
  clinic_id uuid not null references clinic,
  change_id uuid not null,
  answer text not null check (answer in ('confirmed', 'declined', 'withdrawn')),
  note text not null default '',
  answered_by uuid not null,
  answered_at timestamptz not null,
  primary key (clinic_id, change_id),
  foreign key (clinic_id, change_id) references protocol_change
);
call guard_by_clinic('protocol_answer');

-- The protocol as it holds, version by version: what is in force is the newest value of each key.
create table protocol_version (
  clinic_id uuid not null references clinic,
  version integer not null check (version > 0),
  change_id uuid not null,
  key text not null,
  value jsonb not null,
  in_force_from timestamptz not null,
  primary key (clinic_id, version),
  unique (clinic_id, change_id),
  foreign key (clinic_id, change_id) references protocol_change
);
create index protocol_version_by_key on protocol_version (clinic_id, key, version desc);
call guard_by_clinic('protocol_version');

revoke update, delete on protocol_change, protocol_answer, protocol_version from kapstone_app;
