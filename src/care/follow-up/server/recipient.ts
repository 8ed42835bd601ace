import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

export type Recipient = {
  readonly patientId: Uuid;
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string;
  readonly clinic: { readonly name: string; readonly slug: string };
};

type Row = {
  readonly patient_id: Uuid;
  readonly email: string | null;
  readonly phone: string | null;
  readonly time_zone: string;
  readonly name: string;
  readonly slug: string;
};

/** Whom to ask, where and by which clock: the patient's own zone, else the clinic's. Undefined when there is no such episode. */
export const readRecipient = async (tx: Tx, episodeId: Uuid): Promise<Recipient | undefined> => {
  const row = await tx.first(statement<Row>`
    select p.patient_id, p.email, p.phone, coalesce(p.time_zone, c.time_zone) as time_zone, c.name, c.slug
    from episode e
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    join clinic c on c.clinic_id = e.clinic_id
    where e.clinic_id = ${tx.clinicId} and e.episode_id = ${episodeId}`);
  return (
    row && {
      patientId: row.patient_id,
      email: row.email,
      phone: row.phone,
      timeZone: row.time_zone,
      clinic: { name: row.name, slug: row.slug },
    }
  );
};
