import { drawsOf } from "#care/pharmacy/rules/draws.ts";
import type { WatchedLine } from "#care/pharmacy/rules/inventory-due.ts";
import { unnamedOf, unwitnessed } from "#care/pharmacy/rules/open-tasks.ts";
import { isPastUse, vialsOf } from "#care/pharmacy/rules/vials.ts";
import { readDiscrepancies, watchedOf } from "#care/pharmacy/server/read-discrepancies.ts";
import { readLedgerLines, readLinesByLot } from "#care/pharmacy/server/read-lines.ts";
import { readLotRows, summaryOf } from "#care/pharmacy/server/read-lots.ts";
import type { Drug } from "#care/pharmacy/rules/drug.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dateIn, type Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { LotInRoom, SessionDraw, WitnessOfWaste } from "../contract-drug.ts";

type Touched = { readonly lot_id: Uuid; readonly lot_number: string; readonly administration_id: string };

/** Every lot that this session drew from or gave from, with the draws by which its lines are known; also those charted at the lot. */
const readTouched = (tx: Tx, sessionId: Uuid): Promise<Touched[]> =>
  tx.all(statement<Touched>`
    select distinct l.lot_id, t.lot_number, l.administration_id
    from ledger_entry l join lot t on t.clinic_id = l.clinic_id and t.lot_id = l.lot_id
    where l.clinic_id = ${tx.clinicId} and l.administration_id is not null and (l.session_id = ${sessionId} or l.administration_id in (
      select coalesce(drawn_for, dose_id)::text from dose_given where clinic_id = ${tx.clinicId} and session_id = ${sessionId}))
    order by l.lot_id, l.administration_id`);

type LedgerOfSession = {
  readonly draws: SessionDraw[];
  /** Wastes that nobody witnessed, by their entries. */
  readonly unwitnessed: readonly {
    readonly entryId: string;
    readonly lotId: Uuid;
    readonly lotNumber: string;
    readonly amount: WatchedLine["amount"];
  }[];
};

/** What the ledger says of a session's draws, each with what is open and has no name, and which wastes wait for their witness. */
export const readLedgerOfSession = async (tx: Tx, sessionId: Uuid): Promise<LedgerOfSession> => {
  const touched = Map.groupBy(await readTouched(tx, sessionId), (row) => row.lot_id);
  const lots = await Promise.all(
    [...touched].map(async ([lotId, rows]) => {
      const [known, found] = await Promise.all([readLedgerLines(tx, lotId), readDiscrepancies(tx, lotId)]);
      const keys = new Set(rows.map((row) => row.administration_id));
      const lines = known.filter(
        ({ administrationId, kind }) =>
          kind === "corrected" || kind === "witnessed" || (administrationId !== null && keys.has(administrationId)),
      );
      const lotNumber = rows[0]?.lot_number ?? "";
      const named = found.map(watchedOf);
      return {
        draws: drawsOf(lines).map((draw) => ({ ...draw, lotId, lotNumber, open: unnamedOf(draw, named) })),
        unwitnessed: unwitnessed({ lines }).map(({ entryId, amount }) => ({ entryId, lotId, lotNumber, amount })),
      };
    }),
  );
  return { draws: lots.flatMap(({ draws }) => draws), unwitnessed: lots.flatMap((lot) => lot.unwitnessed) };
};

/** Who saw each waste of a session: named by its waster in older entries, signed by themself since. */
export const readWitnessesOfSession = (tx: Tx, sessionId: Uuid): Promise<WitnessOfWaste[]> =>
  tx.all(statement<WitnessOfWaste>`
    select l.entry_id as "entryId", coalesce(s.display_name, w.display_name) as name
    from ledger_entry l
    left join ledger_entry seen on seen.clinic_id = l.clinic_id and seen.lot_id = l.lot_id and seen.kind = 'witnessed' and seen.concerns = l.entry_id
    left join staff s on s.clinic_id = l.clinic_id and s.staff_id = seen.by_id
    left join staff w on w.clinic_id = l.clinic_id and w.staff_id = l.witness_id
    where l.clinic_id = ${tx.clinicId} and l.session_id = ${sessionId} and l.kind = 'wasted' order by l.at, l.entry_id`);

/** The clinic's lots of a drug with the vials that are open, those that may be used first; what has expired comes last. */
export const readLotsInRoom = async (tx: Tx, drug: Drug, at: Instant, timeZone: string): Promise<LotInRoom[]> => {
  const rows = (await readLotRows(tx)).filter((row) => row.drug === drug);
  if (rows.length === 0) return [];
  const lines = await readLinesByLot(
    tx,
    rows.map((row) => row.lot_id),
  );
  const today = dateIn(timeZone, at);
  return rows
    .map((row): LotInRoom => {
      const known = lines.get(row.lot_id) ?? [];
      const { lotId, lotNumber, form, strength, lastDay, expired, usable, containers, amountPerContainer } = summaryOf(row, known, {
        at,
        today,
      });
      const vials = vialsOf(known, amountPerContainer).map((vial) => ({
        container: vial.container,
        left: vial.left,
        pastUse: isPastUse(vial, at),
      }));
      return { lotId, lotNumber, form, strength, lastDay, expired, usable, containers, vials };
    })
    .filter(({ usable, vials }) => usable.value > 0 || vials.some(({ left }) => left.value > 0))
    .toSorted((one, other) => Number(one.expired) - Number(other.expired));
};
