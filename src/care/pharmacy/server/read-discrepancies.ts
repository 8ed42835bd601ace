import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import type { Protocol } from "#kernel/setting.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { FoundDiscrepancyRow } from "../contract-answers.ts";
import { lossDeadlines } from "../rules/loss-deadlines.ts";
import type { WatchedDiscrepancy } from "../rules/open-tasks.ts";
import type { PharmacyTables } from "./pharmacy-tables.ts";

type FoundRow = PharmacyTables["discrepancy"] & { readonly found_name: string | null; readonly explained_name: string | null };
type ReportRow = PharmacyTables["loss_report"] & { readonly reported_name: string | null };
export type ReadDiscrepancy = { readonly found: FoundRow; readonly reports: readonly ReportRow[] };

/** Every discrepancy of a lot, or of all lots, with what was reported about it; the newest first. */
export const readDiscrepancies = async (tx: Tx, lotId: Uuid | null): Promise<readonly ReadDiscrepancy[]> => {
  const [found, reports] = await Promise.all([
    tx.all(statement<FoundRow>`
      select d.*, f.display_name as found_name, e.display_name as explained_name from discrepancy d
      left join staff f on f.clinic_id = d.clinic_id and f.staff_id = d.found_by
      left join staff e on e.clinic_id = d.clinic_id and e.staff_id = d.explained_by
      where d.clinic_id = ${tx.clinicId} and (${lotId}::uuid is null or d.lot_id = ${lotId})
      order by d.found_at desc, d.discrepancy_id`),
    tx.all(statement<ReportRow>`
      select r.*, s.display_name as reported_name from loss_report r
      left join staff s on s.clinic_id = r.clinic_id and s.staff_id = r.reported_by
      where r.clinic_id = ${tx.clinicId} and (${lotId}::uuid is null or r.lot_id = ${lotId})
      order by r.reported_at, r.version`),
  ]);
  const byDiscrepancy = Map.groupBy(reports, (report) => report.discrepancy_id);
  return found.map((row) => ({ found: row, reports: byDiscrepancy.get(row.discrepancy_id) ?? [] }));
};

export const watchedOf = ({ found, reports }: ReadDiscrepancy): WatchedDiscrepancy => ({
  discrepancyId: found.discrepancy_id,
  administrationId: found.administration_id,
  lotId: found.lot_id,
  difference: micrograms(found.difference_ug),
  foundAt: found.found_at,
  explained: found.explained_at !== null,
  recorded: found.recorded,
  reports: reports.map(({ report }) => report),
});

/** A discrepancy with its last days, as a page shows it. */
export const discrepancyRow = ({ found, reports }: ReadDiscrepancy, protocol: Protocol, timeZone: string): FoundDiscrepancyRow => {
  const { noticeOn, formOn } = lossDeadlines(protocol, found.found_at, timeZone);
  return {
    discrepancyId: found.discrepancy_id,
    cause: found.cause,
    difference: micrograms(found.difference_ug),
    foundAt: found.found_at,
    foundBy: found.found_name ?? "",
    note: found.note,
    recorded: found.recorded,
    explained:
      found.explained_at === null ? null : { at: found.explained_at, by: found.explained_name ?? "", explanation: found.explanation ?? "" },
    noticeOn,
    formOn,
    reports: reports.map(({ report, reported_at, reported_name, reference, note }) => ({
      report,
      at: reported_at,
      by: reported_name ?? "",
      reference,
      note,
    })),
  };
};
