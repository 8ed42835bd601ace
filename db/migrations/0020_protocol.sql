-- What a clinic's medical director changed of the shipped defaults and what is in force now, filled from the log.
create table protocol_value (
  clinic_id uuid not null references clinic,
  key text not null,
  -- Null: back to the shipped default.
  value jsonb,
  version integer not null,
  in_force_from timestamptz not null,
  primary key (clinic_id, key)
);
call guard_by_clinic('protocol_value');
