import type { Uuid } from "#kernel/ids.ts";
import { micrograms, type Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { LotSummary } from "../contract.ts";
import { isExpired, lotsThatSupply } from "../rules/can-supply.ts";
import type { Drug, Form } from "../rules/drug.ts";
import { balanceOf, type LedgerLine } from "../rules/ledger-balance.ts";
import { pharmacyTables, type PharmacyTables } from "./pharmacy-tables.ts";
import { readClinic } from "./read-clinic.ts";

type EntryRow = Pick<PharmacyTables["ledger_entry"], "lot_id" | "kind" | "amount_ug" | "at">;

const lineOf = (row: EntryRow): LedgerLine => ({ kind: row.kind, amount: micrograms(row.amount_ug), at: row.at });

export const summaryOf = (row: PharmacyTables["lot"], lines: readonly EntryRow[], today: string): LotSummary => ({
  lotId: row.lot_id,
  drug: row.drug,
  form: row.form,
  strength: row.strength,
  lotNumber: row.lot_number,
  expiresOn: row.expires_on.toString(),
  expired: isExpired(row.expires_on.toString(), today),
  supplier: row.supplier,
  invoiceNumber: row.invoice_number,
  containers: row.containers,
  amountPerContainer: micrograms(row.amount_per_container_ug),
  receivedAt: row.received_at,
  balance: balanceOf(lines.map(lineOf)),
});

/** The lines of one lot, or of every lot, as balances need them. */
export const readLines = (tx: Tx, lotId: Uuid | null): Promise<EntryRow[]> => {
  const lines = pharmacyTables
    .selectFrom("ledger_entry")
    .select(["lot_id", "kind", "amount_ug", "at"])
    .where("clinic_id", "=", tx.clinicId);
  return tx.all(lotId === null ? lines : lines.where("lot_id", "=", lotId));
};

/** The lines of one lot as rules read them. */
export const readLedgerLines = async (tx: Tx, lotId: Uuid): Promise<readonly LedgerLine[]> => (await readLines(tx, lotId)).map(lineOf);

/** Every lot with its balance, the one that expires first in front. `today` is the date in the clinic. */
export const readLots = async (tx: Tx, today: string): Promise<LotSummary[]> => {
  const [lots, lines] = await Promise.all([
    tx.all(
      pharmacyTables
        .selectFrom("lot")
        .selectAll()
        .where("clinic_id", "=", tx.clinicId)
        .orderBy("expires_on")
        .orderBy("received_at")
        .orderBy("lot_id"),
    ),
    readLines(tx, null),
  ]);
  const byLot = Map.groupBy(lines, (line) => line.lot_id);
  return lots.map((lot) => summaryOf(lot, byLot.get(lot.lot_id) ?? [], today));
};

type Wanted = { readonly drug: Drug; readonly form: Form; readonly amount: Quantity<"ug">; readonly at: Instant };

/** Lots that hold the whole amount and have not expired at that moment, the one that expires first in front (PHARM-6). */
export const readSupply = async (tx: Tx, { drug, form, amount, at }: Wanted): Promise<readonly LotSummary[]> => {
  const { timeZone } = await readClinic(tx);
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const lots = await readLots(tx, today);
  const held = lots.map((lot) => ({ ...lot, onHand: lot.balance.onHand }));
  return lotsThatSupply(held, { drug, form, amount, today });
};

/** Whether the ledger can supply an amount of a drug in one form, from one lot that has not expired (PHARM-6). */
export const canSupply = async (tx: Tx, drug: Drug, form: Form, amount: Quantity<"ug">, at: Instant): Promise<boolean> =>
  (await readSupply(tx, { drug, form, amount, at })).length > 0;
