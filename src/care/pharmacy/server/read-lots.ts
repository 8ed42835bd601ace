import type { Uuid } from "#kernel/ids.ts";
import { micrograms, type Quantity } from "#kernel/quantity.ts";
import { dateIn, type Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { LotSummary } from "../contract-answers.ts";
import { isExpired, lastDayOf, lotsThatSupply } from "../rules/can-supply.ts";
import type { Drug, Form } from "../rules/drug.ts";
import { balanceOf, type LedgerLine } from "../rules/ledger-balance.ts";
import { usableOf } from "../rules/vials.ts";
import { pharmacyTables, type PharmacyTables } from "./pharmacy-tables.ts";
import { readClinic } from "./read-clinic.ts";
import { readLinesByLot } from "./read-lines.ts";

/** The moment for which a lot is judged, and its date in the clinic. */
export type Moment = { readonly at: Instant; readonly today: string };

export const summaryOf = (row: PharmacyTables["lot"], lines: readonly LedgerLine[], { at, today }: Moment): LotSummary => {
  const balance = balanceOf(lines);
  const amountPerContainer = micrograms(row.amount_per_container_ug);
  const expiresOn = row.expires_on.toString();
  const lastDay = lastDayOf({ expiresOn, beyondUseOn: row.beyond_use_on?.toString() ?? null });
  return {
    lotId: row.lot_id,
    drug: row.drug,
    form: row.form,
    strength: row.strength,
    lotNumber: row.lot_number,
    expiresOn,
    lastDay,
    expired: isExpired(lastDay, today),
    supplier: row.supplier,
    supplierAddress: row.supplier_address,
    supplierDea: row.supplier_dea,
    invoiceNumber: row.invoice_number,
    ndc: row.ndc,
    packages: row.packages,
    containers: row.containers,
    containerKind: row.container_kind,
    compounded: row.compounded,
    amountPerContainer,
    receivedAt: row.received_at,
    usable: usableOf(lines, { onHand: balance.onHand, amountPerContainer, at }),
    balance,
  };
};

/** The rows of every lot, the one that expires first in front. */
export const readLotRows = (tx: Tx): Promise<PharmacyTables["lot"][]> =>
  tx.all(
    pharmacyTables
      .selectFrom("lot")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .orderBy("expires_on")
      .orderBy("received_at")
      .orderBy("lot_id"),
  );

export const readLotRow = (tx: Tx, lotId: Uuid): Promise<PharmacyTables["lot"] | undefined> =>
  tx.first(pharmacyTables.selectFrom("lot").selectAll().where("clinic_id", "=", tx.clinicId).where("lot_id", "=", lotId));

/** Every lot with its balance, the one that expires first in front. */
export const readLots = async (tx: Tx, moment: Moment): Promise<LotSummary[]> => {
  const [lots, lines] = await Promise.all([readLotRows(tx), readLinesByLot(tx, null)]);
  return lots.map((lot) => summaryOf(lot, lines.get(lot.lot_id) ?? [], moment));
};

type Wanted = { readonly drug: Drug; readonly form: Form; readonly amount: Quantity<"ug">; readonly at: Instant };

/** Lots that can supply the whole amount and have not expired at that moment, the one that expires first in front (PHARM-6). */
export const readSupply = async (tx: Tx, { drug, form, amount, at }: Wanted): Promise<readonly LotSummary[]> => {
  const { timeZone } = await readClinic(tx);
  const today = dateIn(timeZone, at);
  const lots = await readLots(tx, { at, today });
  const byId = new Map(lots.map((lot) => [lot.lotId, lot]));
  const held = lots.map(({ lotId, usable, lastDay, ...lot }) => ({ ...lot, lotId, onHand: usable, expiresOn: lastDay }));
  return lotsThatSupply(held, { drug, form, amount, today }).flatMap(({ lotId }) => byId.get(lotId) ?? []);
};

/** Whether the ledger can supply an amount of a drug in one form, from one lot that has not expired (PHARM-6). */
export const canSupply = async (tx: Tx, drug: Drug, form: Form, amount: Quantity<"ug">, at: Instant): Promise<boolean> =>
  (await readSupply(tx, { drug, form, amount, at })).length > 0;
