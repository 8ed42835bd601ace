import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

type Row = { readonly sex_at_birth: "female" | "male" | "intersex" | null };

/** The sex that a published cut may be chosen by; `null` where it is not recorded or no cut is published for it. */
export const readSexAtBirth = async (tx: Tx, episodeId: Uuid): Promise<"female" | "male" | null> => {
  const [row] = await tx.all(statement<Row>`
    select p.sex_at_birth
    from episode e join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    where e.clinic_id = ${tx.clinicId} and e.episode_id = ${episodeId}`);
  const sex = row?.sex_at_birth ?? null;
  return sex === "intersex" ? null : sex;
};
