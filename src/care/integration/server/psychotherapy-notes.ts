import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement, tables } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { seal, unseal } from "#platform/identity/server/seal.ts";

import type { NoteKeys } from "./note-keys.ts";

type PsychotherapyNoteTables = {
  readonly psychotherapy_note: {
    readonly clinic_id: Uuid;
    readonly note_id: Uuid;
    readonly author_id: Uuid;
    readonly episode_id: Uuid;
    /** Of before notes were sealed; null since. */
    readonly text: string | null;
    readonly sealed: Buffer | null;
    readonly key_id: string | null;
    readonly written_at: Instant;
    readonly changed_at: Instant;
  };
};
type NoteRow = PsychotherapyNoteTables["psychotherapy_note"];
type Whose = Pick<NoteRow, "note_id" | "author_id" | "episode_id">;

const noteTables = tables<PsychotherapyNoteTables>();

/** The author's own notes on an episode (INTG-20). */
type Own = { readonly authorId: Uuid; readonly episodeId: Uuid };

/** A row that is copied to another author, episode or note does not open there. */
const placeOf = ({ clinicId }: Tx, { note_id, author_id, episode_id }: Whose): string =>
  `psychotherapy note ${clinicId} ${author_id} ${episode_id} ${note_id}`;

const sealText = (tx: Tx, keys: NoteKeys, whose: Whose, text: string): { readonly sealed: Buffer; readonly key_id: string } => {
  const key = keys.keyOf(keys.currentId, { clinicId: tx.clinicId, authorId: whose.author_id });
  if (key === undefined) throw new Error("The key of now is always there.");
  return { sealed: seal(key, placeOf(tx, whose), Buffer.from(text)), key_id: keys.currentId };
};

/** Null when this server has no key for it, or the bytes were changed. */
const openText = (tx: Tx, keys: NoteKeys, row: NoteRow): string | null => {
  if (row.sealed === null || row.key_id === null) return row.text;
  const key = keys.keyOf(row.key_id, { clinicId: tx.clinicId, authorId: row.author_id });
  return key === undefined ? null : (unseal(key, placeOf(tx, row), row.sealed)?.toString() ?? null);
};

/** The author's own notes on an episode, newest first; the text is null where it cannot be opened. Nobody else's can be read. */
export const readPsychotherapyNotes = async (tx: Tx, keys: NoteKeys, { authorId, episodeId }: Own) => {
  const rows = await tx.all(
    noteTables
      .selectFrom("psychotherapy_note")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .where("author_id", "=", authorId)
      .where("episode_id", "=", episodeId)
      .orderBy("written_at", "desc")
      .orderBy("note_id"),
  );
  return rows.map((row) => ({
    noteId: row.note_id,
    text: openText(tx, keys, row),
    writtenAt: row.written_at,
    changedAt: row.changed_at,
  }));
};

/**
 * Writes or changes one's own note, sealed.
 * @returns false when a note of that id belongs to somebody else or to another episode, or was sealed under a key that is not here
 */
export const writePsychotherapyNote = async (
  tx: Tx,
  keys: NoteKeys,
  { authorId, episodeId }: Own,
  note: { readonly noteId: Uuid; readonly text: string },
  at: Instant,
): Promise<boolean> => {
  const whose = { note_id: note.noteId, author_id: authorId, episode_id: episodeId };
  const kept = { text: null, ...sealText(tx, keys, whose, note.text), changed_at: at };
  const written = await tx.first(
    noteTables
      .insertInto("psychotherapy_note")
      .values({ clinic_id: tx.clinicId, ...whose, ...kept, written_at: at })
      .onConflict((conflict) =>
        conflict
          .columns(["clinic_id", "note_id"])
          .doUpdateSet(kept)
          .where("psychotherapy_note.author_id", "=", authorId)
          .where("psychotherapy_note.episode_id", "=", episodeId)
          // What cannot be opened is not written over: its key may come back.
          .where((row) => row.or([row("psychotherapy_note.key_id", "is", null), row("psychotherapy_note.key_id", "in", keys.ids)])),
      )
      .returning("note_id"),
  );
  return written !== undefined;
};

const readWaiting = (tx: Tx, { currentId, ids }: NoteKeys): Promise<NoteRow[]> =>
  tx.all(statement<NoteRow>`
    select * from psychotherapy_note
    where clinic_id = ${tx.clinicId} and (text is not null or (key_id <> ${currentId} and key_id = any(${[...ids]})))
    limit 200 for update skip locked`);

/**
 * Seals the notes of a clinic that still stand in clear, and those under an earlier secret anew under the one of now; times stay.
 * @returns how many; at most 200 a call
 */
export const sealWaitingNotes = async (tx: Tx, keys: NoteKeys): Promise<number> => {
  const waiting = await readWaiting(tx, keys);
  let count = 0;
  for (const row of waiting) {
    const text = openText(tx, keys, row);
    if (text === null) continue;
    const { sealed, key_id } = sealText(tx, keys, row, text);
    await tx.all(statement`
      update psychotherapy_note set text = null, sealed = ${sealed}, key_id = ${key_id}
      where clinic_id = ${tx.clinicId} and note_id = ${row.note_id}`);
    count += 1;
  }
  return count;
};
