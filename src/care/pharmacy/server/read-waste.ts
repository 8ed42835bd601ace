import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { WasteLine } from "../rules/waste-drug.ts";
import { pharmacyTables } from "./pharmacy-tables.ts";

/** A waste of a lot by the id of its line; null when there is none. */
export const readWaste = async (tx: Tx, lotId: Uuid, entryId: string): Promise<WasteLine> => {
  const row = await tx.first(
    pharmacyTables
      .selectFrom("ledger_entry")
      .select(["entry_id", "by_id", "witness_id"])
      .where("clinic_id", "=", tx.clinicId)
      .where("lot_id", "=", lotId)
      .where("entry_id", "=", entryId)
      .where("kind", "=", "wasted"),
  );
  return row === undefined ? null : { entryId: row.entry_id, byId: row.by_id, witnessId: row.witness_id };
};
