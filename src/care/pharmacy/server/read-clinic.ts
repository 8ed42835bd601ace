import type { Tx } from "#platform/database/transaction.ts";
import { readClinic as readEntry } from "#platform/identity/server/clinics.ts";

/** The clinic's name and IANA time zone, as printed on its ledger. */
export const readClinic = async (tx: Tx): Promise<{ readonly name: string; readonly timeZone: string }> => {
  const { name = "", timeZone = "UTC" } = (await readEntry(tx)) ?? {};
  return { name, timeZone };
};
