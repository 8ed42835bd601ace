import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { WatchedLine } from "../rules/inventory-due.ts";
import { pharmacyTables, type PharmacyTables } from "./pharmacy-tables.ts";

const columns = [
  "lot_id",
  "entry_id",
  "kind",
  "amount_ug",
  "at",
  "container",
  "administration_id",
  "concerns",
  "beyond_use_at",
  "witness_id",
  "details",
] as const;
type EntryRow = Pick<PharmacyTables["ledger_entry"], (typeof columns)[number]>;

/** A row as rules read it. A dose belongs to itself, also where it was written before draws were. */
export const lineOf = (row: EntryRow): WatchedLine => ({
  entryId: row.entry_id,
  kind: row.kind,
  amount: micrograms(row.amount_ug),
  at: row.at,
  container: row.container,
  administrationId: row.administration_id ?? (row.kind === "administered" ? row.entry_id : null),
  concerns: row.concerns,
  beyondUseAt: row.beyond_use_at,
  countKind: row.details.countKind ?? null,
  witnessId: row.witness_id,
});

/** The lines of these lots, or of every lot, by lot, in the order in which they were recorded. */
export const readLinesByLot = async (tx: Tx, lotIds: readonly Uuid[] | null): Promise<ReadonlyMap<Uuid, readonly WatchedLine[]>> => {
  const every = pharmacyTables
    .selectFrom("ledger_entry")
    .select(columns)
    .where("clinic_id", "=", tx.clinicId)
    .orderBy("recorded_at")
    .orderBy("version")
    .orderBy("entry_id");
  const rows = await tx.all(lotIds === null ? every : every.where("lot_id", "in", lotIds));
  return new Map([...Map.groupBy(rows, (row) => row.lot_id)].map(([lot, lines]) => [lot, lines.map(lineOf)]));
};

/** The lines of one lot as rules read them. */
export const readLedgerLines = async (tx: Tx, lotId: Uuid): Promise<readonly WatchedLine[]> =>
  (await readLinesByLot(tx, [lotId])).get(lotId) ?? [];
