import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

/** The clinic's name and time zone. */
export const readClinicOf = (tx: Tx): Promise<{ readonly name: string; readonly time_zone: string } | undefined> =>
  tx.first(statement<{ name: string; time_zone: string }>`select name, time_zone from clinic where clinic_id = ${tx.clinicId}`);
