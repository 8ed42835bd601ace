-- What a receipt says of supplier, product and packages, and the last day of a compounded lot.
alter table lot
  add column supplier_address text not null default '',
  add column supplier_dea text not null default '',
  add column ndc text not null default '',
  add column packages jsonb,
  add column container_kind text check (container_kind in ('multi-dose', 'single-dose')),
  add column compounded boolean not null default false,
  add column beyond_use_on date;

-- Vials, draws, dispensing, returns, destruction, differences on record, and corrections as lines of their own beside what they concern.
alter table ledger_entry drop constraint ledger_entry_kind_check;
alter table ledger_entry
  add constraint ledger_entry_kind_check check (kind in (
    'received', 'amended', 'opened', 'drawn', 'administered', 'dispensed', 'wasted', 'witnessed', 'returned', 'destroyed', 'corrected', 'discrepancy', 'counted'
  )),
  -- The place in the lot's own stream; 0 for what a session wrote. Lines of one moment keep their order by it.
  add column version integer not null default 0,
  add column container integer,
  add column administration_id text,
  add column concerns text,
  add column second_witness_id uuid,
  add column beyond_use_at timestamptz,
  add column details jsonb not null default '{}';
create index ledger_entry_concerns on ledger_entry (clinic_id, concerns) where concerns is not null;

-- Differences between the cabinet and the ledger, and what became of each.
create table discrepancy (
  clinic_id uuid not null references clinic,
  lot_id uuid not null,
  discrepancy_id uuid not null,
  cause text not null check (cause in ('count', 'loss', 'theft')),
  difference_ug bigint not null,
  found_at timestamptz not null,
  found_by uuid not null,
  note text not null,
  -- Whether the ledger has the difference on record.
  recorded boolean not null default false,
  explained_at timestamptz,
  explained_by uuid,
  explanation text,
  primary key (clinic_id, lot_id, discrepancy_id)
);
call guard_by_clinic('discrepancy');

-- Every notice and form about a loss, with its time.
create table loss_report (
  clinic_id uuid not null references clinic,
  lot_id uuid not null,
  version integer not null,
  discrepancy_id uuid not null,
  report text not null check (report in ('dea-notice', 'form-106', 'state-notice', 'police')),
  reported_at timestamptz not null,
  reported_by uuid not null,
  reference text not null,
  note text not null,
  primary key (clinic_id, lot_id, version)
);
call guard_by_clinic('loss_report');
