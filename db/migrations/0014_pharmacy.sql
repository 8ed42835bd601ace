-- Lots of controlled drugs, filled from the log. A lot is a stream of its own, locked by its own id.
create table lot (
  clinic_id uuid not null references clinic,
  lot_id uuid not null,
  drug text not null,
  form text not null,
  strength jsonb not null,
  lot_number text not null,
  expires_on date not null,
  supplier text not null,
  invoice_number text not null,
  containers integer not null,
  amount_per_container_ug bigint not null,
  volume_per_container_ul bigint,
  received_at timestamptz not null,
  primary key (clinic_id, lot_id)
);
create index lot_by_drug on lot (clinic_id, drug, form, expires_on);
call guard_by_clinic('lot');

-- The vial ledger: every amount that came, was given, wasted or counted. Filled by the lots' projection and by that of the sessions.
create table ledger_entry (
  clinic_id uuid not null references clinic,
  entry_id text not null,
  lot_id uuid not null,
  kind text not null check (kind in ('received', 'administered', 'wasted', 'counted')),
  amount_ug bigint not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  by_id uuid not null,
  witness_id uuid,
  episode_id uuid,
  session_id uuid,
  order_id uuid,
  route text,
  expected_ug bigint,
  note text not null default '',
  primary key (clinic_id, entry_id)
);
create index ledger_entry_of_lot on ledger_entry (clinic_id, lot_id, at);
create index ledger_entry_of_episode on ledger_entry (clinic_id, episode_id) where episode_id is not null;
call guard_by_clinic('ledger_entry');
