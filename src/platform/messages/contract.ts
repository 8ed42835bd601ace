import * as z from "zod/mini";

import { read } from "../http/contract.ts";
import { id, instant } from "../http/schema.ts";

const outboxMessage = z.object({
  messageId: id,
  channel: z.enum(["email", "sms"]),
  to: z.string(),
  subject: z.nullable(z.string()),
  /** Null when it carries a key and left for real: nobody but its reader may see it. */
  body: z.nullable(z.string()),
  template: z.string(),
  about: z.string(),
  createdAt: instant,
  state: z.enum(["queued", "sent", "failed"]),
  transport: z.nullable(z.string()),
  attempts: z.number(),
  lastError: z.nullable(z.enum(["not-configured", "address-refused", "content-refused", "sign-in-refused", "unreachable", "other"])),
});
export type OutboxMessage = z.output<typeof outboxMessage>;

export const messagesContract = {
  readOutbox: read({
    path: "/api/outbox",
    summary: "Outgoing messages",
    permission: "outbox.read",
    chart: "none",
    query: z.object({ before: z.optional(instant) }),
    response: z.object({ messages: z.array(outboxMessage), demo: z.boolean() }),
  }),
};
