import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

/** The clinic's IANA time zone. */
export const readTimeZone = async (tx: Tx): Promise<string> => {
  const row = await tx.first(statement<{ time_zone: string }>`select time_zone from clinic where clinic_id = ${tx.clinicId}`);
  return row?.time_zone ?? "UTC";
};
