-- Which device measures the patient of which session, from when to when. A device in two running sessions is an incident, not refused.
create table session_device (
  clinic_id uuid not null references clinic,
  session_id uuid not null,
  attachment_id uuid not null,
  device_id text not null,
  kind text not null,
  name text not null,
  attached_at timestamptz not null,
  detached_at timestamptz,
  primary key (clinic_id, session_id, attachment_id)
);
create index session_device_by_device on session_device (clinic_id, device_id, attached_at desc);
call guard_by_clinic('session_device');
