-- Psychotherapy notes are kept encrypted under a key of their clinic and author (AES-256-GCM: nonce, tag, text). `key_id` names the
-- server secret from which the key is derived, so that secrets can change. Rows of before keep `text` until the next start seals them.
alter table psychotherapy_note alter column text drop not null;
alter table psychotherapy_note add column sealed bytea;
alter table psychotherapy_note add column key_id text;
alter table psychotherapy_note add constraint psychotherapy_note_once check ((text is null) <> (sealed is null));
alter table psychotherapy_note add constraint psychotherapy_note_key check ((sealed is null) = (key_id is null));
