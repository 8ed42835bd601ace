import { createHash } from "node:crypto";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { safetyPlanWords, typedPlan, type SafetyPlanWords, type TypedPlan } from "../rules/stored-plan.ts";

/** SHA-256 of a plan's words, in hexadecimal: kept in the log, where the words are not. */
export const digestOfWords = (words: SafetyPlanWords): string => createHash("sha256").update(JSON.stringify(words)).digest("hex");

type Kept = { readonly planId: Uuid; readonly words: SafetyPlanWords };

/** Keeps the words of a version together with its fact, and ends the draft. */
export const keepPlanWords = async (tx: Tx, episodeId: Uuid, { planId, words }: Kept, at: Instant): Promise<void> => {
  await tx.all(statement`
    insert into safety_plan_text (clinic_id, plan_id, episode_id, words, written_at)
    values (${tx.clinicId}, ${planId}, ${episodeId}, ${JSON.stringify(words)}::json, ${at})`);
  await tx.all(statement`delete from safety_plan_draft where clinic_id = ${tx.clinicId} and episode_id = ${episodeId}`);
};

/** What a version says; null when its words were erased. */
export const readPlanWords = async (tx: Tx, planId: Uuid): Promise<SafetyPlanWords | null> => {
  const row = await tx.first(statement<{ words: string }>`
    select words from safety_plan_text where clinic_id = ${tx.clinicId} and plan_id = ${planId}`);
  return row === undefined ? null : safetyPlanWords.parse(JSON.parse(row.words));
};

type Draft = { readonly typed: TypedPlan; readonly revision: number };

/** Keeps a plan while it is being written. An older revision that arrives late changes nothing. */
export const savePlanDraft = async (tx: Tx, episodeId: Uuid, { typed, revision }: Draft, by: Uuid, at: Instant): Promise<void> => {
  await tx.all(statement`
    insert into safety_plan_draft (clinic_id, episode_id, typed, revision, saved_by, saved_at)
    values (${tx.clinicId}, ${episodeId}, ${JSON.stringify(typed)}::json, ${revision}, ${by}, ${at})
    on conflict (clinic_id, episode_id) do update
      set typed = excluded.typed, revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at
      where safety_plan_draft.revision < excluded.revision`);
};

type DraftRow = { readonly typed: string; readonly revision: number; readonly saved_at: Instant };

export const readPlanDraft = async (tx: Tx, episodeId: Uuid): Promise<(Draft & { readonly savedAt: Instant }) | null> => {
  const row = await tx.first(statement<DraftRow>`
    select typed, revision, saved_at from safety_plan_draft where clinic_id = ${tx.clinicId} and episode_id = ${episodeId}`);
  return row === undefined ? null : { typed: typedPlan.parse(JSON.parse(row.typed)), revision: row.revision, savedAt: row.saved_at };
};
