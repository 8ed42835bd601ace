import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { LedgerRow, LotSummary } from "../contract.ts";
import { expectedAt } from "../rules/ledger-balance.ts";
import { pharmacyTables, type PharmacyTables } from "./pharmacy-tables.ts";
import { readLines, summaryOf } from "./read-lots.ts";

type Row = PharmacyTables["ledger_entry"] & {
  readonly by_name: string | null;
  readonly witness_name: string | null;
  readonly patient_id: Uuid | null;
  readonly patient_name: string | null;
};

const readRows = (tx: Tx, lotId: Uuid): Promise<Row[]> =>
  tx.all(statement<Row>`
    select l.*, s.display_name as by_name, w.display_name as witness_name, p.patient_id, p.given_name || ' ' || p.family_name as patient_name
    from ledger_entry l
    left join staff s on s.clinic_id = l.clinic_id and s.staff_id = l.by_id
    left join staff w on w.clinic_id = l.clinic_id and w.staff_id = l.witness_id
    left join episode e on e.clinic_id = l.clinic_id and e.episode_id = l.episode_id
    left join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    where l.clinic_id = ${tx.clinicId} and l.lot_id = ${lotId}
    order by l.at, l.recorded_at, array_position(array['received', 'administered', 'wasted', 'counted'], l.kind), l.entry_id`);

export type ReadLedger = { readonly lot: LotSummary; readonly lines: LedgerRow[]; readonly patientIds: ReadonlySet<Uuid> };

/** One lot with every line of its ledger, oldest first; undefined when this clinic has no such lot. */
export const readLedger = async (tx: Tx, lotId: Uuid, today: string): Promise<ReadLedger | undefined> => {
  const [lot, rows, entries] = await Promise.all([
    tx.first(pharmacyTables.selectFrom("lot").selectAll().where("clinic_id", "=", tx.clinicId).where("lot_id", "=", lotId)),
    readRows(tx, lotId),
    readLines(tx, lotId),
  ]);
  if (lot === undefined) return undefined;
  const known = entries.map((entry) => ({ kind: entry.kind, amount: micrograms(entry.amount_ug), at: entry.at }));
  return {
    lot: summaryOf(lot, entries, today),
    patientIds: new Set(rows.flatMap((row) => row.patient_id ?? [])),
    lines: rows.map((row) => ({
      entryId: row.entry_id,
      kind: row.kind,
      amount: micrograms(row.amount_ug),
      expected: expectedAt(known, row.at),
      at: row.at,
      by: row.by_name ?? "",
      witness: row.witness_name,
      patient: row.patient_name,
      route: row.route,
      note: row.note,
    })),
  };
};
