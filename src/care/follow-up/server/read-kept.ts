import { retainUntil, recordClasses } from "#care/people/rules/retain-until.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { FollowUpView } from "../contract.ts";

type Row = { readonly birth_date: Temporal.PlainDate | null; readonly time_zone: string };

/** Until when the records of a closed episode are kept at least, class by class, in the clinic's calendar. */
export const readKept = async (
  tx: Tx,
  episodeId: Uuid,
  { from, protocol }: { readonly from: Instant; readonly protocol: Protocol },
): Promise<FollowUpView["kept"]> => {
  const row = await tx.first(statement<Row>`
    select p.birth_date, c.time_zone
    from episode e
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    join clinic c on c.clinic_id = e.clinic_id
    where e.clinic_id = ${tx.clinicId} and e.episode_id = ${episodeId}`);
  const day = from.toZonedDateTimeISO(row?.time_zone ?? "UTC").toPlainDate();
  const retained = { from: day, birthDate: row?.birth_date ?? null };
  return recordClasses.map((record) => ({ record, until: retainUntil(record, retained, protocol)?.toString() ?? null }));
};
