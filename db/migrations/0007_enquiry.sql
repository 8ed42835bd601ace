-- The enquiry inbox, filled from the log.
create table enquiry (
  clinic_id uuid not null references clinic,
  episode_id uuid not null,
  patient_id uuid not null,
  appointment_id uuid,
  channel text not null,
  concerns text[] not null,
  message text not null,
  asked_at timestamptz not null,
  status text not null check (status in ('open', 'accepted', 'declined')),
  answered_at timestamptz,
  primary key (clinic_id, episode_id)
);
create index enquiry_by_status on enquiry (clinic_id, status, asked_at desc);
call guard_by_clinic('enquiry');
