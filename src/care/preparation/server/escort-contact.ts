import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

export type EscortContact = { readonly name: string; readonly phone: string };

/** How the episode's escort can be reached; null when nobody is named or the contact data was erased. */
export const readEscortContact = async (tx: Tx, episodeId: Uuid): Promise<EscortContact | null> => {
  const row = await tx.first(statement<EscortContact>`
    select name, phone from escort_contact where clinic_id = ${tx.clinicId} and episode_id = ${episodeId}`);
  return row ?? null;
};

export const saveEscortContact = async (tx: Tx, episodeId: Uuid, contact: EscortContact, at: Instant): Promise<void> => {
  await tx.all(statement`
    insert into escort_contact (clinic_id, episode_id, name, phone, saved_at)
    values (${tx.clinicId}, ${episodeId}, ${contact.name}, ${contact.phone}, ${at})
    on conflict (clinic_id, episode_id) do update set name = excluded.name, phone = excluded.phone, saved_at = excluded.saved_at`);
};
