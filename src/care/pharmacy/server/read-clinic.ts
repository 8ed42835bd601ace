import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

/** The clinic's name and IANA time zone, as printed on its ledger. */
export const readClinic = async (tx: Tx): Promise<{ readonly name: string; readonly timeZone: string }> => {
  const row = await tx.first(
    statement<{ name: string; time_zone: string }>`select name, time_zone from clinic where clinic_id = ${tx.clinicId}`,
  );
  return { name: row?.name ?? "", timeZone: row?.time_zone ?? "UTC" };
};
