import * as z from "zod/mini";

import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { InboxEntryView } from "../contract.ts";
import type { InboxReason } from "../rules/choose-session.ts";
import { inboxNames, inboxValue } from "../rules/stored-inbox.ts";

type Row = {
  readonly entry_id: Uuid;
  readonly device_id: Uuid | null;
  readonly device_name: string | null;
  readonly named: unknown;
  readonly why: InboxReason;
  readonly patient: string;
  readonly first_at: Instant;
  readonly last_at: Instant;
  readonly messages: number;
  readonly value_count: number;
  readonly latest: unknown;
  readonly status: InboxEntryView["status"];
  readonly session_id: Uuid | null;
  readonly settled_at: Instant | null;
  readonly settled_by: string | null;
  readonly reason: string | null;
};

const nameOf = ({ device_name: name, named }: Row): string => {
  const { equipment, location, senders } = z.parse(inboxNames, named);
  return name ?? equipment ?? (location === "" ? (senders[0] ?? "") : location);
};

const viewOf = (row: Row): InboxEntryView => ({
  entryId: row.entry_id,
  deviceId: row.device_id,
  name: nameOf(row),
  why: row.why,
  patient: row.patient,
  firstAt: row.first_at,
  lastAt: row.last_at,
  messages: row.messages,
  values: row.value_count,
  latest: z.parse(z.array(inboxValue), row.latest),
  status: row.status,
  sessionId: row.session_id,
  settledAt: row.settled_at,
  settledBy: row.settled_by,
  reason: row.reason,
});

const shown = 200;

/** What waits for a person, newest first, and the last that were settled. */
export const readInbox = async (tx: Tx) => {
  const [rows, timeZone] = await Promise.all([
    tx.all(statement<Row>`
      select b.entry_id, b.device_id, d.name as device_name, b.named, b.why, b.patient, b.first_at, b.last_at, b.messages::float8 as messages,
        b.value_count::float8 as value_count, b.latest, b.status, b.session_id, b.settled_at, f.display_name as settled_by, b.reason
      from device_inbox b
      left join device d on d.clinic_id = b.clinic_id and d.device_id = b.device_id
      left join staff f on f.clinic_id = b.clinic_id and f.staff_id = b.settled_by
      where b.clinic_id = ${tx.clinicId} order by (b.status = 'waiting') desc, coalesce(b.settled_at, b.last_at) desc, b.entry_id limit ${shown}`),
    readTimeZone(tx),
  ]);
  const entries = rows.map(viewOf);
  return {
    waiting: entries.filter(({ status }) => status === "waiting"),
    settled: entries.filter(({ status }) => status !== "waiting").slice(0, 20),
    timeZone,
  };
};
