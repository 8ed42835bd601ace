import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { InboxReason } from "../rules/choose-session.ts";
import type { Named } from "../rules/identify-device.ts";
import type { InboxContent, InboxValue } from "../rules/stored-inbox.ts";

export type Waiting = {
  readonly messageId: Uuid;
  readonly deviceId: Uuid | null;
  /** What tells one source from another, by words. */
  readonly source: string;
  readonly named: Named;
  readonly why: InboxReason;
  /** Whom the message names; empty when nobody. */
  readonly patient: string;
  readonly receivedAt: Instant;
  readonly content: InboxContent;
  readonly count: number;
  readonly latest: readonly InboxValue[];
};

/** A source that was silent for so long begins a new entry. */
const gapMinutes = 10;

const openEntry = (tx: Tx, { source, why, patient, receivedAt, count, latest }: Waiting): Promise<{ entry_id: Uuid } | undefined> =>
  tx.first(statement<{ entry_id: Uuid }>`
    update device_inbox set last_at = greatest(last_at, ${receivedAt}), messages = messages + 1, value_count = value_count + ${count},
      latest = ${JSON.stringify(latest)}::jsonb
    where clinic_id = ${tx.clinicId} and status = 'waiting' and entry_id = (
      select entry_id from device_inbox
      where clinic_id = ${tx.clinicId} and source = ${source} and why = ${why} and patient = ${patient} and status = 'waiting'
        and last_at > ${receivedAt.subtract({ minutes: gapMinutes })}
      order by last_at desc limit 1)
    returning entry_id`);

const newEntry = async (tx: Tx, waiting: Waiting): Promise<Uuid> => {
  const { deviceId, source, named, why, patient, receivedAt, count, latest } = waiting;
  const entryId = newId();
  await tx.all(statement`
    insert into device_inbox (clinic_id, entry_id, device_id, source, named, why, patient, first_at, last_at, messages, value_count, latest, status)
    values (${tx.clinicId}, ${entryId}, ${deviceId}, ${source}, ${JSON.stringify(named)}::jsonb, ${why}, ${patient}, ${receivedAt}, ${receivedAt},
      1, ${count}, ${JSON.stringify(latest)}::jsonb, 'waiting')`);
  return entryId;
};

/** Keeps what belongs to no running session, together with what the same source sent in the minutes before (DEV-24). */
export const addToInbox = async (tx: Tx, waiting: Waiting): Promise<void> => {
  await tx.all(statement`select pg_advisory_xact_lock(hashtextextended(${`inbox ${tx.clinicId} ${waiting.source}`}, 0))`);
  const entryId = (await openEntry(tx, waiting))?.entry_id ?? (await newEntry(tx, waiting));
  const { messageId, receivedAt, content } = waiting;
  await tx.all(statement`
    insert into device_inbox_message (clinic_id, entry_id, message_id, received_at, content)
    values (${tx.clinicId}, ${entryId}, ${messageId}, ${receivedAt}, ${JSON.stringify(content)}::jsonb)
    on conflict do nothing`);
};
