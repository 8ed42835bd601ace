-- The newest silence of an alarm's sound: when, until when, and the value that stood on the screen of whoever silenced it.
alter table session_alarm
  add column silenced_at timestamptz,
  add column silenced_until timestamptz,
  add column silenced_seen double precision;
