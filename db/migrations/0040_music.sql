-- The clinic's own music. A file is kept in pieces, so that it comes and goes without ever being whole in the server's memory.
create table music_track (
  clinic_id uuid not null references clinic,
  track_id uuid not null,
  title text not null check (title <> ''),
  size bigint not null check (size > 0),
  -- By its content; null until the file is whole and was looked at.
  media_type text,
  sha256 bytea check (length(sha256) = 32),
  -- Measured once, where it was uploaded: seconds, LUFS (null: too quiet to be measured), and the highest sample, 0 to 1 and above.
  seconds double precision not null check (seconds > 0),
  loudness double precision,
  peak double precision not null check (peak >= 0),
  added_at timestamptz not null,
  added_by uuid not null,
  -- Taken out of use: not offered any more, and kept, as the records of sessions name it.
  retired_at timestamptz,
  retired_by uuid,
  primary key (clinic_id, track_id)
);
call guard_by_clinic('music_track');

create table music_part (
  clinic_id uuid not null,
  track_id uuid not null,
  part integer not null check (part >= 0),
  bytes bytea not null check (length(bytes) > 0),
  primary key (clinic_id, track_id, part),
  foreign key (clinic_id, track_id) references music_track
);
alter table music_part alter column bytes set storage external;
call guard_by_clinic('music_part');
revoke update, truncate on music_part from kapstone_app;

-- A list of files in the order in which they play, each for a phase of the session or for none. Every version stays: the newest counts.
create table music_playlist (
  clinic_id uuid not null references clinic,
  playlist_id uuid not null,
  version integer not null,
  name text not null check (name <> ''),
  items jsonb not null,
  retired boolean not null default false,
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (clinic_id, playlist_id, version)
);
call guard_by_clinic('music_playlist');
revoke update, delete, truncate on music_playlist from kapstone_app;
