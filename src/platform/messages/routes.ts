import type { Instant } from "#kernel/time.ts";

import type { Tx } from "../database/transaction.ts";
import type { Routes } from "../http/routes.ts";
import { messagesContract, type OutboxMessage } from "./contract.ts";
import { messageTables } from "./message-table.ts";

const pageSize = 100;

/** The newest messages of the clinic, 100 at a time. A message with a key in it is readable only in the demo. */
const readOutbox = async (tx: Tx, before: Instant | undefined, demo: boolean): Promise<readonly OutboxMessage[]> => {
  const newest = messageTables.selectFrom("message").selectAll().where("clinic_id", "=", tx.clinicId);
  const rows = await tx.all(
    (before === undefined ? newest : newest.where("created_at", "<", before))
      .orderBy("created_at", "desc")
      .orderBy("message_id", "desc")
      .limit(pageSize),
  );
  return rows.map((row) => ({
    messageId: row.message_id,
    channel: row.channel,
    to: row.recipient,
    subject: row.subject,
    body: row.is_secret && !demo ? null : row.body,
    template: row.template,
    about: row.about,
    createdAt: row.created_at,
    state: row.state,
    transport: row.transport,
    attempts: row.attempts,
    lastError: row.last_error,
  }));
};

export const messagesRoutes = (routes: Routes, { demo }: { readonly demo: boolean }): void => {
  routes.read(messagesContract.readOutbox, async ({ tx, query }) => ({ messages: [...(await readOutbox(tx, query.before, demo))], demo }));
};
