import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { micrograms } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { TaskRow } from "../contract-answers.ts";
import { receiptGaps } from "../rules/amend-receipt.ts";
import { lastDayOf } from "../rules/can-supply.ts";
import { openTasks, type WatchedLot } from "../rules/open-tasks.ts";
import { readClinic } from "./read-clinic.ts";
import { readDiscrepancies, watchedOf } from "./read-discrepancies.ts";
import { readLinesByLot } from "./read-lines.ts";
import { readLotRows } from "./read-lots.ts";

/** Everything about controlled drugs that waits for a person, the most urgent first. */
export const readTasks = async (tx: Tx, at: Instant): Promise<{ tasks: TaskRow[]; timeZone: string }> => {
  const [{ timeZone }, protocol, rows, lines, found] = await Promise.all([
    readClinic(tx),
    readProtocol(tx),
    readLotRows(tx),
    readLinesByLot(tx, null),
    readDiscrepancies(tx, null),
  ]);
  const lots = rows.map((row): WatchedLot => ({
    lotId: row.lot_id,
    lines: lines.get(row.lot_id) ?? [],
    lastDay: lastDayOf({ expiresOn: row.expires_on.toString(), beyondUseOn: row.beyond_use_on?.toString() ?? null }),
    amountPerContainer: micrograms(row.amount_per_container_ug),
    receiptWhole:
      receiptGaps({
        supplierAddress: row.supplier_address,
        supplierDea: row.supplier_dea,
        ndc: row.ndc,
        compounded: row.compounded,
      }).length === 0,
  }));
  const numbers = new Map(rows.map((row) => [row.lot_id, row.lot_number]));
  const tasks = openTasks({ lots, discrepancies: found.map(watchedOf) }, { protocol, at, timeZone });
  return { tasks: tasks.map((task) => ({ ...task, lotNumber: task.lotId === null ? null : (numbers.get(task.lotId) ?? null) })), timeZone };
};
