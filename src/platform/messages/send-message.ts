import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Tx } from "../database/transaction.ts";
import type { Statement } from "../database/query.ts";
import { jobStatement } from "../jobs/add-job.ts";
import { messageTables } from "./message-table.ts";

export type OutgoingMessage = {
  readonly messageId: Uuid;
  /** An e-mail address or a telephone number in international form. */
  readonly to: string;
  /** Plain text. Links stand on a line of their own. */
  readonly body: string;
  /** The name of its words, such as `visit-reminder`. */
  readonly template: string;
  /** Why it is sent, in words for staff, without names. */
  readonly about: string;
  /** Whose messages are erased with the patient. */
  readonly patientId?: Uuid;
  /** It carries a key (a sign-in link): hidden from staff and forgotten once it has left. */
  readonly isSecret?: boolean;
  readonly at: Instant;
  /** When it may leave; at once when left out. */
  readonly sendAt?: Instant;
} & ({ readonly channel: "email"; readonly subject: string } | { readonly channel: "sms" });

export const deliverTask = "deliver-message";

/** The statements that keep a message and queue its delivery; nothing leaves unless their transaction commits. */
export const messageStatements = (clinicId: Uuid, message: OutgoingMessage): readonly Statement<unknown>[] => [
  messageTables.insertInto("message").values({
    clinic_id: clinicId,
    message_id: message.messageId,
    channel: message.channel,
    recipient: message.to,
    patient_id: message.patientId ?? null,
    subject: message.channel === "email" ? message.subject : null,
    body: message.body,
    is_secret: message.isSecret ?? false,
    template: message.template,
    about: message.about,
    created_at: message.at,
    transport: null,
    last_error: null,
    settled_at: null,
  }),
  jobStatement(
    deliverTask,
    { messageId: message.messageId },
    { jobKey: message.messageId, ...(message.sendAt === undefined ? {} : { runAt: message.sendAt }) },
  ),
];

/** Sends an e-mail or SMS when the caller's transaction has committed. */
export const sendMessage = async (tx: Tx, message: OutgoingMessage): Promise<void> => {
  for (const statement of messageStatements(tx.clinicId, message)) await tx.all(statement);
};
