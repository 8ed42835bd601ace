import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { AdverseEventCount, OpenDuty } from "../contract.ts";
import type { ReportMade } from "../rules/adverse-events.ts";
import type { AdverseEventCode, Grade } from "../rules/data/adverse-event-terms.ts";
import type { ReportDestination } from "../rules/report-destinations.ts";
import { reportsDue, type ReportableEvent } from "../rules/reports-due.ts";
import type { Seriousness } from "../rules/seriousness.ts";

type Row = {
  readonly event_id: Uuid;
  readonly episode_id: Uuid;
  readonly patient: string;
  readonly term: AdverseEventCode;
  readonly grade: Grade | null;
  readonly standing: ReportableEvent["standing"];
  readonly seriousness: Seriousness;
  readonly serious_since: Instant | null;
  readonly expectedness: ReportableEvent["expectedness"];
  readonly drug: ReportableEvent["drug"];
  readonly session_at: Instant | null;
  readonly onset_at: Instant;
  readonly known_at: Instant;
  readonly reviewed_at: Instant | null;
};

type ReportRow = {
  readonly event_id: Uuid;
  readonly destination: ReportDestination;
  readonly made_on: Temporal.PlainDate | null;
  readonly reference: string;
  readonly declined_because: string;
  readonly at: Instant;
  readonly known_at: Instant;
  readonly by_id: Uuid;
};

/** What can ask for something at all: assessed and reviewed events without anything to report are left out. */
const readRows = (tx: Tx): Promise<Row[]> =>
  tx.all(statement<Row>`
    select a.event_id, a.episode_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as patient, a.term, a.grade, a.standing,
           a.seriousness, a.serious_since, a.expectedness, a.drug, a.session_at, a.onset_at, a.known_at, a.reviewed_at
    from adverse_event a
    join episode e on e.clinic_id = a.clinic_id and e.episode_id = a.episode_id
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    where a.clinic_id = ${tx.clinicId} and not a.in_error and (a.standing <> 'expected-effect' or a.seriousness = 'serious')`);

const readReports = (tx: Tx): Promise<ReportRow[]> =>
  tx.all(statement<ReportRow>`
    select r.event_id, r.destination, r.made_on, r.reference, r.declined_because, r.at, r.known_at, r.by_id
    from adverse_event_report r where r.clinic_id = ${tx.clinicId}`);

const reportOf = (row: ReportRow): ReportMade => ({
  at: row.at,
  knownAt: row.known_at,
  by: { kind: "staff", id: row.by_id },
  to: row.destination,
  madeOn: row.made_on?.toString() ?? null,
  reference: row.reference,
  declinedBecause: row.declined_because,
});

const reportable = (row: Row, reports: readonly ReportRow[]): ReportableEvent => ({
  term: row.term,
  expectedness: row.expectedness,
  seriousness: row.seriousness,
  seriousSince: row.serious_since,
  reports: reports.map(reportOf),
  standing: row.standing,
  drug: row.drug,
  sessionAt: row.session_at,
  onsetAt: row.onset_at,
  knownAt: row.known_at,
  reviewedAt: row.reviewed_at,
  isInError: false,
});

/** Everything that the clinic still owes of adverse events, what is due first on top. */
export const readOpenDuties = async (tx: Tx, now: Instant): Promise<OpenDuty[]> => {
  const [rows, reports, protocol, timeZone] = await Promise.all([readRows(tx), readReports(tx), readProtocol(tx), readTimeZone(tx)]);
  const reportsOf = Map.groupBy(reports, (report) => report.event_id);
  return rows
    .flatMap((row) =>
      reportsDue(reportable(row, reportsOf.get(row.event_id) ?? []), protocol, now, timeZone)
        .filter(({ state }) => state === "open" || state === "overdue")
        .map((duty) => ({
          eventId: row.event_id,
          episodeId: row.episode_id,
          patient: row.patient,
          term: row.term,
          grade: row.grade,
          seriousness: row.seriousness,
          duty: { ...duty },
        })),
    )
    .toSorted((one, other) => Temporal.Instant.compare(one.duty.dueAt, other.duty.dueAt));
};

/** How many of each term and grade; what was crossed out and what was only an expected effect is not counted. */
export const readAdverseEventCounts = (tx: Tx): Promise<AdverseEventCount[]> =>
  tx.all(statement<AdverseEventCount>`
    select term, grade, count(*) as count, count(*) filter (where seriousness = 'serious') as serious
    from adverse_event
    where clinic_id = ${tx.clinicId} and not in_error and (standing <> 'expected-effect' or seriousness = 'serious')
    group by term, grade
    order by term, grade nulls last`);
