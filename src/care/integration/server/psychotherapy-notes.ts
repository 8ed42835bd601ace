import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { tables } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

type PsychotherapyNoteTables = {
  readonly psychotherapy_note: {
    readonly clinic_id: Uuid;
    readonly note_id: Uuid;
    readonly author_id: Uuid;
    readonly episode_id: Uuid;
    readonly text: string;
    readonly written_at: Instant;
    readonly changed_at: Instant;
  };
};

const noteTables = tables<PsychotherapyNoteTables>();

type Own = { readonly authorId: Uuid; readonly episodeId: Uuid };

/** The author's own notes on an episode, newest first. There is no way to read anybody else's. */
export const readPsychotherapyNotes = async (tx: Tx, { authorId, episodeId }: Own) => {
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
  return rows.map((row) => ({ noteId: row.note_id, text: row.text, writtenAt: row.written_at, changedAt: row.changed_at }));
};

/** Writes or changes one's own note. @returns false when a note of that id belongs to somebody else or to another episode */
export const writePsychotherapyNote = async (
  tx: Tx,
  { authorId, episodeId }: Own,
  note: { readonly noteId: Uuid; readonly text: string },
  at: Instant,
): Promise<boolean> => {
  const written = await tx.first(
    noteTables
      .insertInto("psychotherapy_note")
      .values({
        clinic_id: tx.clinicId,
        note_id: note.noteId,
        author_id: authorId,
        episode_id: episodeId,
        text: note.text,
        written_at: at,
        changed_at: at,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["clinic_id", "note_id"])
          .doUpdateSet({ text: note.text, changed_at: at })
          .where("psychotherapy_note.author_id", "=", authorId)
          .where("psychotherapy_note.episode_id", "=", episodeId),
      )
      .returning("note_id"),
  );
  return written !== undefined;
};
