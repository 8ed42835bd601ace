import { unreachable } from "#kernel/decision.ts";
import type { Recorded } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import { projection, type Place } from "#platform/event-log/projection.ts";

import { adverseEventsStream } from "../rules/adverse-events.ts";
import type { AdverseEventsEvent, Of } from "../rules/events.ts";
import type { ReportDestination } from "../rules/report-destinations.ts";
import type { Seriousness } from "../rules/seriousness.ts";

type Fact = Recorded<AdverseEventsEvent>;

const knownAt = ({ receivedAt, observedAt }: Fact): Instant => receivedAt ?? observedAt;

const insertEvent = (place: Place, event: Of<"adverse-event-recorded">, fact: Fact): Statement<unknown> => {
  const { eventId, term, grade, outcome, standing, seriousness, expectedness, drug, session, onsetAt } = event;
  const known = knownAt(fact);
  return statement`
    insert into adverse_event (clinic_id, event_id, episode_id, term, grade, outcome, standing, seriousness, serious_since, expectedness,
                               drug, session_id, session_at, onset_at, known_at)
    values (${place.clinicId}, ${eventId}, ${place.episodeId}, ${term}, ${grade}, ${outcome}, ${standing.kind}, ${seriousness},
            ${seriousness === "serious" ? known : null}, ${expectedness}, ${drug}, ${session?.sessionId ?? null}, ${session?.at ?? null},
            ${onsetAt}, ${known})`;
};

/** What has only now become serious is not reviewed yet (AE-11), as in the fold. */
const rejudge = (place: Place, eventId: string, seriousness: Seriousness, known: Instant): Statement<unknown> => statement`
  update adverse_event
  set seriousness = ${seriousness},
      reviewed_at = case when ${seriousness} = 'serious' and serious_since is null then null else reviewed_at end,
      serious_since = case when ${seriousness} = 'serious' then coalesce(serious_since, ${known}::timestamptz) end
  where clinic_id = ${place.clinicId} and event_id = ${eventId}`;

type Report = {
  readonly eventId: string;
  readonly to: ReportDestination;
  readonly madeOn: string | null;
  readonly reference: string;
  readonly declinedBecause: string;
};

const insertReport = (place: Place, report: Report, fact: Fact): Statement<unknown> => statement`
  insert into adverse_event_report (clinic_id, report_id, event_id, destination, made_on, reference, declined_because, at, known_at, by_id)
  values (${place.clinicId}, ${`${place.streamId}:${fact.version}`}, ${report.eventId}, ${report.to}, ${report.madeOn}, ${report.reference},
          ${report.declinedBecause}, ${fact.observedAt}, ${knownAt(fact)}, ${fact.actor.id})`;

/** Fills the worklist of what is owed and the clinic's counts. */
export const adverseEventsProjection = projection(
  adverseEventsStream,
  ["adverse_event", "adverse_event_report"],
  (place, fact): readonly Statement<unknown>[] => {
    const { event } = fact;
    const { clinicId } = place;
    switch (event.type) {
      case "adverse-event-recorded":
        return [insertEvent(place, event, fact)];
      case "adverse-event-followed-up":
        return [
          statement`
            update adverse_event set grade = coalesce(${event.grade}::smallint, grade), outcome = coalesce(${event.outcome}::text, outcome)
            where clinic_id = ${clinicId} and event_id = ${event.eventId}`,
          rejudge(place, event.eventId, event.seriousness, knownAt(fact)),
        ];
      case "seriousness-assessed":
        return [
          statement`
            update adverse_event set expectedness = ${event.expectedness} where clinic_id = ${clinicId} and event_id = ${event.eventId}`,
          rejudge(place, event.eventId, event.seriousness, knownAt(fact)),
        ];
      case "adverse-event-reviewed":
        return [
          statement`
            update adverse_event set reviewed_at = ${fact.observedAt} where clinic_id = ${clinicId} and event_id = ${event.eventId}`,
        ];
      case "report-made":
        return [insertReport(place, { ...event, declinedBecause: "" }, fact)];
      case "report-declined":
        return [insertReport(place, { ...event, madeOn: null, reference: "", declinedBecause: event.reason }, fact)];
      case "adverse-event-entered-in-error":
        return [statement`update adverse_event set in_error = true where clinic_id = ${clinicId} and event_id = ${event.eventId}`];
      default:
        return unreachable(event);
    }
  },
);
