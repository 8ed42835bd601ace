import type { Tx } from "../database/transaction.ts";
import type { Cursor } from "../event-log/cursor.ts";
import { readEndOf, readTail, type TailBatch } from "../event-log/tail.ts";
import type { LiveMessage, LogFact } from "./live-message.ts";

/** A message at its place in its source. */
export type Placed<Message extends LiveMessage = LiveMessage> = { readonly cursor: Cursor; readonly message: Message };

/**
 * A table that is followed live. Its rows carry `tx xid8 default pg_current_xact_id()` and a rising `position`, are read in that order,
 * and are handed out once no earlier transaction is open: `cutTail` of the event log does that.
 */
export type TailSource = {
  /** Lower-case letters and hyphens; part of every event id, so it stays for ever. */
  readonly name: string;
  /** The last row that is settled: `readEndOf(tx, table)` of the event log. */
  readonly readEnd: (tx: Tx) => Promise<Cursor>;
  readonly readAfter: (tx: Tx, after: Cursor) => Promise<TailBatch<Placed>>;
};

/** The clinical log itself. */
export const logSource: TailSource = {
  name: "log",
  readEnd: (tx) => readEndOf(tx, "event"),
  readAfter: async (tx, after) => {
    const batch = await readTail(tx, after);
    const items = batch.items.map(({ cursor, ...place }): Placed<LogFact> => ({ cursor, message: { kind: "fact", ...place } }));
    return { ...batch, items };
  },
};
