import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { micrograms } from "#kernel/quantity.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { AnswerOf } from "#platform/http/contract.ts";
import { dateIn } from "#kernel/time.ts";
import type { InventoryRow } from "../contract-answers.ts";
import type { pharmacyContract } from "../contract.ts";
import { lastDayOf } from "../rules/can-supply.ts";
import { isInventory } from "../rules/count-stock.ts";
import { inventoriesOf, inventoryDue } from "../rules/inventory-due.ts";
import { keepUntil } from "../rules/keep-until.ts";
import type { PharmacyTables } from "./pharmacy-tables.ts";
import { readClinic } from "./read-clinic.ts";
import { readLinesByLot } from "./read-lines.ts";
import { readLotRows } from "./read-lots.ts";

type CountRow = PharmacyTables["ledger_entry"] & { readonly by_name: string | null; readonly witness_name: string | null };

const readCounts = (tx: Tx): Promise<CountRow[]> =>
  tx.all(statement<CountRow>`
    select l.*, s.display_name as by_name, w.display_name as witness_name from ledger_entry l
    left join staff s on s.clinic_id = l.clinic_id and s.staff_id = l.by_id
    left join staff w on w.clinic_id = l.clinic_id and w.staff_id = l.witness_id
    where l.clinic_id = ${tx.clinicId} and l.kind = 'counted' order by l.at, l.entry_id`);

const rowOf = (count: CountRow, lot: PharmacyTables["lot"]): InventoryRow => ({
  lotId: lot.lot_id,
  drug: lot.drug,
  form: lot.form,
  strength: lot.strength,
  ndc: lot.ndc,
  lotNumber: lot.lot_number,
  lastDay: lastDayOf({ expiresOn: lot.expires_on.toString(), beyondUseOn: lot.beyond_use_on?.toString() ?? null }),
  amountPerContainer: micrograms(lot.amount_per_container_ug),
  countKind: count.details.countKind ?? "spot",
  businessTime: count.details.businessTime ?? null,
  location: count.details.location ?? "",
  fullContainers: count.details.fullContainers ?? null,
  openMicrograms: count.details.openMicrograms ?? null,
  counted: micrograms(count.amount_ug),
  expected: micrograms(count.expected_ug ?? 0),
  at: count.at,
  by: count.by_name ?? "",
  witness: count.witness_name,
});

/** Every inventory with its lines and what it left out, for the page that an inspector asks for. */
export const readInventories = async (tx: Tx): Promise<AnswerOf<typeof pharmacyContract.readInventories>> => {
  const [{ name, timeZone }, protocol, rows, lines, counts] = await Promise.all([
    readClinic(tx),
    readProtocol(tx),
    readLotRows(tx),
    readLinesByLot(tx, null),
    readCounts(tx),
  ]);
  const lots = rows.map((row) => ({ lotId: row.lot_id, lines: lines.get(row.lot_id) ?? [] }));
  const lotOf = new Map(rows.map((row) => [row.lot_id, row]));
  const ofInventories = counts.filter(({ details }) => details.countKind !== undefined && isInventory(details.countKind));
  const byDate = Map.groupBy(ofInventories, ({ at }) => dateIn(timeZone, at));
  return {
    clinicName: name,
    timeZone,
    next: inventoryDue(protocol, lots, timeZone),
    inventories: inventoriesOf(lots, timeZone).map(({ date, missing }) => ({
      date,
      keepUntil: keepUntil(protocol, date),
      rows: (byDate.get(date) ?? []).flatMap((count) => {
        const lot = lotOf.get(count.lot_id);
        return lot === undefined ? [] : [rowOf(count, lot)];
      }),
      missing: missing.map((lotId) => lotOf.get(lotId)?.lot_number ?? ""),
    })),
  };
};
