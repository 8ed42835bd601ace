import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { AdverseEventView } from "../contract.ts";
import { adverseEventsStream, type AdverseEvent, type Stamp } from "../rules/adverse-events.ts";
import { reportableOf, reportsDue, type DutyDue } from "../rules/reports-due.ts";

type NameOf = (stamp: Stamp) => { readonly at: Instant; readonly name: string };

/** Staff by id; whoever is not staff any more is still named, since nobody is ever deleted. */
const readNames = async (tx: Tx): Promise<NameOf> => {
  const rows = await tx.all(statement<{ id: Uuid; name: string }>`
    select staff_id as id, display_name as name from staff where clinic_id = ${tx.clinicId}`);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ({ at, by }) => ({ at, name: names.get(by.id) ?? "" });
};

const dutyView = ({ report, ...duty }: DutyDue): AdverseEventView["duties"][number] => {
  if (report === null) return { ...duty, report };
  const { to, madeOn, reference, declinedBecause, at } = report;
  return { ...duty, report: { to, madeOn, reference, declinedBecause, at } };
};

const viewOf = (event: AdverseEvent, duties: readonly DutyDue[], nameOf: NameOf): AdverseEventView => {
  const { recorded, followUps, assessments, reviewed, inError } = event;
  const { eventId, term, grade, endedAt, outcome, drugAction, criteria, seriousness, expectedness, relation } = event;
  const { ownWords, onsetAt, proposed, standing, treatment, session, drug } = recorded;
  return {
    ...{ eventId, term, grade, endedAt, outcome, drugAction, criteria, seriousness, expectedness, relation },
    ...{ ownWords, onsetAt, proposed, standing, treatment, session, drug },
    recorded: nameOf(recorded),
    followUps: followUps.map((one) => ({
      ...nameOf(one),
      note: one.note,
      treatment: one.treatment,
      grade: one.grade,
      outcome: one.outcome,
    })),
    assessments: assessments.map((one) => ({ ...nameOf(one), note: one.note, seriousness: one.seriousness })),
    reviewed: reviewed && { ...nameOf(reviewed), note: reviewed.note },
    duties: duties.map(dutyView),
    inError: inError && { ...nameOf(inError), reason: inError.reason },
  };
};

/** An episode's adverse events, newest first, each with what is owed for it. */
export const readAdverseEvents = async (
  tx: Tx,
  episodeId: Uuid,
  now: Instant,
): Promise<{ readonly timeZone: string; readonly events: AdverseEventView[] }> => {
  const [{ events }, protocol, timeZone, nameOf] = await Promise.all([
    readStream(tx, adverseEventsStream, episodeId),
    readProtocol(tx),
    readTimeZone(tx),
    readNames(tx),
  ]);
  const newestFirst = events.toSorted((one, other) => Temporal.Instant.compare(other.recorded.onsetAt, one.recorded.onsetAt));
  return {
    timeZone,
    events: newestFirst.map((event) => viewOf(event, reportsDue(reportableOf(event), protocol, now, timeZone), nameOf)),
  };
};
