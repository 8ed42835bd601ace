import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { IntakeDraft } from "../contract.ts";
import type { SectionId } from "../rules/sections.ts";

const anyAnswers = z.record(z.string(), z.unknown());

type Row = { readonly section: SectionId; readonly answers: string; readonly revision: number; readonly saved_at: Instant };

/** Keeps a part while it is being filled in. An older revision that arrives late changes nothing. */
export const saveIntakeDraft = async (tx: Tx, episodeId: Uuid, draft: Omit<IntakeDraft, "savedAt">, at: Instant): Promise<void> => {
  await tx.all(statement`
    insert into intake_draft (clinic_id, episode_id, section, answers, revision, saved_at)
    values (${tx.clinicId}, ${episodeId}, ${draft.section}, ${JSON.stringify(draft.answers)}::json, ${draft.revision}, ${at})
    on conflict (clinic_id, episode_id, section) do update
      set answers = excluded.answers, revision = excluded.revision, saved_at = excluded.saved_at
      where intake_draft.revision < excluded.revision`);
};

export const readIntakeDrafts = async (tx: Tx, episodeId: Uuid): Promise<IntakeDraft[]> => {
  const rows = await tx.all(statement<Row>`
    select section, answers, revision, saved_at from intake_draft
    where clinic_id = ${tx.clinicId} and episode_id = ${episodeId} order by section`);
  return rows.map((row) => ({
    section: row.section,
    answers: anyAnswers.parse(JSON.parse(row.answers)),
    revision: row.revision,
    savedAt: row.saved_at,
  }));
};

/** Drops a draft together with the fact that replaces it. */
export const dropIntakeDraft = (tx: Tx, episodeId: Uuid, section: SectionId): Promise<unknown> =>
  tx.all(statement`
    delete from intake_draft where clinic_id = ${tx.clinicId} and episode_id = ${episodeId} and section = ${section}`);
