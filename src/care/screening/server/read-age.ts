import type { Uuid } from "#kernel/ids.ts";
import { quantity, type Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

type Row = { readonly birth_date: Temporal.PlainDate | null; readonly time_zone: string };

/** The patient's whole years on the clinic's calendar at `now`; null without a date of birth. */
export const readAge = async (tx: Tx, episodeId: Uuid, now: Instant): Promise<Quantity<"a"> | null> => {
  const row = await tx.first(statement<Row>`
    select p.birth_date, c.time_zone
    from episode e
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    join clinic c on c.clinic_id = e.clinic_id
    where e.clinic_id = ${tx.clinicId} and e.episode_id = ${episodeId}`);
  if (row === undefined || row.birth_date === null) return null;
  const today = now.toZonedDateTimeISO(row.time_zone).toPlainDate();
  return quantity(row.birth_date.until(today, { largestUnit: "years" }).years, "a");
};
