import type { Uuid } from "#kernel/ids.ts";
import type { Database } from "#platform/database/database.ts";
import { inClinic } from "#platform/database/transaction.ts";

import type { NoteKeys } from "./note-keys.ts";
import { sealWaitingNotes } from "./psychotherapy-notes.ts";

/** Before anybody is let in: no psychotherapy note stands in clear, and none under an earlier secret. Safe in several processes. */
export const sealNotesAtStart = async (database: Database, keys: NoteKeys): Promise<void> => {
  const { rows } = await database.pool.query<{ clinic_id: Uuid }>("select clinic_id from clinic");
  for (const { clinic_id } of rows) {
    const sealSome = () => inClinic(database, clinic_id, (tx) => sealWaitingNotes(tx, keys));
    // One that cannot be opened stays as it is: it ends when a round sealed nothing.
    while ((await sealSome()) > 0);
  }
};
