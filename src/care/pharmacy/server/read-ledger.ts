import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import type { Protocol } from "#kernel/setting.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { dateIn } from "#kernel/time.ts";

import type { FoundDiscrepancyRow, LedgerRow, LotSummary, VialRow } from "../contract-answers.ts";
import { drawsOf, type Draw } from "../rules/draws.ts";
import { entryKinds, expectedAt, standing } from "../rules/ledger-balance.ts";
import { unnamedOf } from "../rules/open-tasks.ts";
import { keepUntil } from "../rules/keep-until.ts";
import { isPastUse, vialsOf } from "../rules/vials.ts";
import type { PharmacyTables } from "./pharmacy-tables.ts";
import { discrepancyRow, readDiscrepancies, watchedOf } from "./read-discrepancies.ts";
import { readLedgerLines } from "./read-lines.ts";
import { readLotRow, summaryOf, type Moment } from "./read-lots.ts";

type Row = PharmacyTables["ledger_entry"] & {
  readonly by_name: string | null;
  readonly witness_name: string | null;
  readonly second_witness_name: string | null;
  readonly patient_id: Uuid | null;
  readonly patient_name: string | null;
};

const kindsInOrder = [...entryKinds];

const readRows = (tx: Tx, lotId: Uuid): Promise<Row[]> =>
  tx.all(statement<Row>`
    select l.*, s.display_name as by_name, w.display_name as witness_name, v.display_name as second_witness_name,
      p.patient_id, p.given_name || ' ' || p.family_name as patient_name
    from ledger_entry l
    left join staff s on s.clinic_id = l.clinic_id and s.staff_id = l.by_id
    left join staff w on w.clinic_id = l.clinic_id and w.staff_id = l.witness_id
    left join staff v on v.clinic_id = l.clinic_id and v.staff_id = l.second_witness_id
    left join episode e on e.clinic_id = l.clinic_id and e.episode_id = l.episode_id
    left join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    where l.clinic_id = ${tx.clinicId} and l.lot_id = ${lotId}
    order by l.at, l.recorded_at, array_position(${kindsInOrder}::text[], l.kind), l.version, l.entry_id`);

export type ReadLedger = {
  readonly lot: LotSummary;
  readonly lines: LedgerRow[];
  readonly vials: VialRow[];
  /** `open` is what of a draw nobody has accounted for and no discrepancy names. */
  readonly draws: Draw[];
  readonly discrepancies: FoundDiscrepancyRow[];
  readonly keepUntil: string;
  readonly patientIds: ReadonlySet<Uuid>;
};

type Lines = Awaited<ReturnType<typeof readLedgerLines>>;

const linesOf = (rows: readonly Row[], known: Lines): LedgerRow[] => {
  const counting = new Map(standing(known).map((line) => [line.entryId, line.amount]));
  const corrected = new Set(known.flatMap(({ kind, concerns }) => (kind === "corrected" ? (concerns ?? []) : [])));
  return rows.map((row) => ({
    entryId: row.entry_id,
    version: row.version,
    kind: row.kind,
    amount: micrograms(row.amount_ug),
    correctedTo: corrected.has(row.entry_id) ? (counting.get(row.entry_id) ?? null) : null,
    expected: expectedAt(known, row.at),
    at: row.at,
    by: row.by_name ?? "",
    witness: row.witness_name,
    secondWitness: row.second_witness_name,
    patient: row.patient_name,
    route: row.route,
    container: row.container,
    administrationId: row.administration_id,
    concerns: row.concerns,
    details: row.details,
    note: row.note,
  }));
};

const vialRows = (rows: readonly Row[], known: Lines, lot: LotSummary, { at }: Moment): VialRow[] =>
  vialsOf(known, lot.amountPerContainer).map((vial) => ({
    ...vial,
    openedBy: rows.find(({ kind, container }) => kind === "opened" && container === vial.container)?.by_name ?? "",
    pastUse: isPastUse(vial, at),
  }));

type Place = { readonly protocol: Protocol; readonly timeZone: string };

/** One lot with every line of its ledger, oldest first; undefined when this clinic has no such lot. */
export const readLedger = async (tx: Tx, lotId: Uuid, moment: Moment, { protocol, timeZone }: Place): Promise<ReadLedger | undefined> => {
  const [row, rows, known, found] = await Promise.all([
    readLotRow(tx, lotId),
    readRows(tx, lotId),
    readLedgerLines(tx, lotId),
    readDiscrepancies(tx, lotId),
  ]);
  if (row === undefined) return undefined;
  const lot = summaryOf(row, known, moment);
  const named = found.map(watchedOf);
  const last = rows.at(-1)?.at ?? row.received_at;
  return {
    lot,
    lines: linesOf(rows, known),
    vials: vialRows(rows, known, lot, moment),
    draws: drawsOf(known).map((one) => ({ ...one, open: unnamedOf(one, named) })),
    discrepancies: found.map((one) => discrepancyRow(one, protocol, timeZone)),
    keepUntil: keepUntil(protocol, dateIn(timeZone, last)),
    patientIds: new Set(rows.flatMap((line) => line.patient_id ?? [])),
  };
};
