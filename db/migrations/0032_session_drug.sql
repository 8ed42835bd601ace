-- Units that were taken out for a session and never opened go back into the cabinet.
alter table ledger_entry drop constraint ledger_entry_kind_check;
alter table ledger_entry
  add constraint ledger_entry_kind_check check (kind in (
    'received', 'amended', 'opened', 'drawn', 'put-back', 'administered', 'dispensed', 'wasted', 'witnessed', 'returned', 'destroyed',
    'corrected', 'discrepancy', 'counted'
  ));
create index ledger_entry_of_session on ledger_entry (clinic_id, session_id) where session_id is not null;

-- A difference of a draw names the draw, by the dose that it was drawn for.
alter table discrepancy drop constraint discrepancy_cause_check;
alter table discrepancy
  add constraint discrepancy_cause_check check (cause in ('count', 'draw', 'loss', 'theft')),
  add column administration_id text;

-- The draw that a dose came from, by the dose that it was drawn for; null is its own.
alter table dose_given add column drawn_for uuid;
