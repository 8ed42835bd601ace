import type { Generated } from "kysely";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { tables } from "../database/query.ts";

export type Channel = "email" | "sms";

/** Why a message did not leave: a kind, never the words of the other side, which hold addresses. */
export type FailureKind = "not-configured" | "address-refused" | "content-refused" | "sign-in-refused" | "unreachable" | "other";

export type MessageTables = {
  readonly message: {
    readonly clinic_id: Uuid;
    readonly message_id: Uuid;
    readonly channel: Channel;
    readonly recipient: string;
    readonly patient_id: Uuid | null;
    readonly subject: string | null;
    readonly body: string;
    readonly is_secret: boolean;
    readonly template: string;
    readonly about: string;
    readonly created_at: Instant;
    readonly state: Generated<"queued" | "sent" | "failed">;
    readonly transport: string | null;
    readonly attempts: Generated<number>;
    readonly last_error: FailureKind | null;
    readonly settled_at: Instant | null;
  };
};

export const messageTables = tables<MessageTables>();
