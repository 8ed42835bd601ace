-- The people who work in a clinic. Nobody is ever deleted: facts name them.
create table staff (
  clinic_id uuid not null references clinic,
  staff_id uuid not null,
  display_name text not null,
  credentials text not null default '',
  email text not null,
  active boolean not null default true,
  joined_at timestamptz not null,
  primary key (clinic_id, staff_id)
);
create unique index staff_by_email on staff (clinic_id, lower(email));
call guard_by_clinic('staff');

create table staff_role (
  clinic_id uuid not null,
  staff_id uuid not null,
  role text not null check (role in ('coordinator', 'therapist', 'prescriber', 'monitor', 'medical-director', 'administrator', 'auditor')),
  since timestamptz not null,
  primary key (clinic_id, staff_id, role),
  foreign key (clinic_id, staff_id) references staff
);
call guard_by_clinic('staff_role');

-- Who changed what about people, roles, credentials and tokens.
create table identity_change (
  clinic_id uuid not null references clinic,
  change_id bigint not null generated always as identity,
  changed_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'patient', 'system')),
  actor_id uuid,
  subject_kind text not null check (subject_kind in ('staff', 'patient', 'gateway')),
  subject_id uuid not null,
  what text not null,
  detail text not null default '',
  primary key (clinic_id, change_id)
);
create index identity_change_by_subject on identity_change (clinic_id, subject_id, changed_at desc);
call guard_by_clinic('identity_change');
revoke update, delete, truncate on identity_change from kapstone_app;

-- What proves a person. Passwords and PINs as argon2id strings, the TOTP secret sealed with the server's key, the rest as SHA-256.
create table staff_password (
  clinic_id uuid not null,
  staff_id uuid not null,
  hash text not null,
  changed_at timestamptz not null,
  primary key (clinic_id, staff_id),
  foreign key (clinic_id, staff_id) references staff
);
call guard_by_clinic('staff_password');

create table staff_pin (
  clinic_id uuid not null,
  staff_id uuid not null,
  hash text not null,
  failures smallint not null default 0,
  changed_at timestamptz not null,
  primary key (clinic_id, staff_id),
  foreign key (clinic_id, staff_id) references staff
);
call guard_by_clinic('staff_pin');

create table staff_totp (
  clinic_id uuid not null,
  staff_id uuid not null,
  sealed_secret bytea not null,
  last_step bigint not null,
  started_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (clinic_id, staff_id),
  foreign key (clinic_id, staff_id) references staff
);
call guard_by_clinic('staff_totp');

create table recovery_code (
  clinic_id uuid not null,
  staff_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (clinic_id, staff_id, code_hash),
  foreign key (clinic_id, staff_id) references staff
);
call guard_by_clinic('recovery_code');

create table passkey (
  clinic_id uuid not null references clinic,
  passkey_id uuid not null,
  credential_id text not null,
  person_kind text not null check (person_kind in ('staff', 'patient')),
  person_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (clinic_id, passkey_id)
);
create unique index passkey_by_credential on passkey (clinic_id, credential_id);
create index passkey_of_person on passkey (clinic_id, person_id);
call guard_by_clinic('passkey');

create table passkey_challenge (
  clinic_id uuid not null references clinic,
  challenge_id uuid not null,
  challenge text not null,
  purpose text not null check (purpose in ('register', 'sign-in', 'unlock')),
  person_id uuid,
  expires_at timestamptz not null,
  primary key (clinic_id, challenge_id)
);
create index passkey_challenge_by_end on passkey_challenge (clinic_id, expires_at);
call guard_by_clinic('passkey_challenge');

-- One row for each time somebody signed in. A locked one goes on when its person proves themselves again.
create table sign_in (
  clinic_id uuid not null references clinic,
  sign_in_id uuid not null,
  token_hash bytea not null,
  person_kind text not null check (person_kind in ('staff', 'patient')),
  person_id uuid not null,
  state text not null check (state in ('second-factor', 'active')),
  method text not null check (method in ('password', 'passkey', 'link', 'invitation', 'set-up', 'demo')),
  scope_kind text,
  scope_id text,
  user_agent text not null,
  started_at timestamptz not null,
  confirmed_at timestamptz not null,
  last_seen_at timestamptz not null,
  locked_at timestamptz,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (clinic_id, sign_in_id),
  check ((scope_kind is null) = (scope_id is null))
);
create unique index sign_in_by_token on sign_in (clinic_id, token_hash);
create index sign_in_of_person on sign_in (clinic_id, person_id, started_at desc);
call guard_by_clinic('sign_in');

-- Failed tries by account and by address; the key is a keyed hash, so that it names nobody.
create table throttle (
  clinic_id uuid not null references clinic,
  key bytea not null,
  failures integer not null,
  last_failure_at timestamptz not null,
  primary key (clinic_id, key)
);
call guard_by_clinic('throttle');

-- Links sent by mail: to sign in once, to answer one thing, to take up an invitation or choose a new password.
create table mailed_link (
  clinic_id uuid not null references clinic,
  link_id uuid not null,
  token_hash bytea not null,
  purpose text not null check (purpose in ('patient-sign-in', 'patient-scope', 'staff-invitation', 'staff-reset')),
  person_id uuid not null,
  scope_kind text,
  scope_id text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (clinic_id, link_id),
  check ((purpose = 'patient-scope') = (scope_kind is not null)),
  check ((scope_kind is null) = (scope_id is null))
);
create unique index mailed_link_by_token on mailed_link (clinic_id, token_hash);
create index mailed_link_of_person on mailed_link (clinic_id, person_id);
call guard_by_clinic('mailed_link');

create table gateway_token (
  clinic_id uuid not null references clinic,
  token_id uuid not null,
  token_hash bytea not null,
  name text not null,
  permissions text[] not null,
  created_at timestamptz not null,
  created_by uuid,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (clinic_id, token_id)
);
create unique index gateway_token_by_hash on gateway_token (clinic_id, token_hash);
call guard_by_clinic('gateway_token');

revoke delete, truncate on staff, gateway_token from kapstone_app;
