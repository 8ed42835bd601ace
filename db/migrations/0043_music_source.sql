-- By what right the clinic plays a recording, and where it is from. Null is "not recorded": it was not asked before.
alter table music_track
  add column licence text check (licence <> ''),
  add column source text check (source <> ''),
  add column described_at timestamptz,
  add column described_by uuid;

-- Which wishes of a patient a list suits, so that it is offered first.
alter table music_playlist add column suits jsonb not null default '[]';
