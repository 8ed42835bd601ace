import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor, Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { adverseEventsEvent, type AdverseEventsEvent, type Of } from "./events.ts";
import type { ReportDestination } from "./report-destinations.ts";
import type { Seriousness } from "./seriousness.ts";

/** When it was so, when the clinic knew, and who said so. */
export type Stamp = { readonly at: Instant; readonly knownAt: Instant; readonly by: Actor };

export type ReportMade = Stamp & {
  readonly to: ReportDestination;
  /** The day it went out; null when somebody decided against it. */
  readonly madeOn: string | null;
  readonly reference: string;
  readonly declinedBecause: string;
};

/** One adverse event as it stands now. What it was before is in `recorded`, `followUps` and `assessments`; nothing is overwritten. */
export type AdverseEvent = Pick<
  Of<"adverse-event-recorded">,
  "eventId" | "term" | "grade" | "endedAt" | "outcome" | "drugAction" | "criteria" | "expectedness" | "relation"
> & {
  readonly recorded: Stamp & Of<"adverse-event-recorded">;
  readonly seriousness: Seriousness;
  /** Since when it has stood as serious; null while it does not. */
  readonly seriousSince: Instant | null;
  readonly followUps: readonly (Stamp & Of<"adverse-event-followed-up">)[];
  readonly assessments: readonly (Stamp & Of<"seriousness-assessed">)[];
  readonly reviewed: (Stamp & { readonly note: string }) | null;
  readonly reports: readonly ReportMade[];
  readonly inError: (Stamp & { readonly reason: string }) | null;
};

export type AdverseEvents = { readonly events: readonly AdverseEvent[] };

const bare = <Event extends { readonly type: string }>({ type: _, ...rest }: Event): Omit<Event, "type"> => rest;

/** Takes over how seriousness was judged; what has only now become serious has not been reviewed yet (AE-11). */
const rejudged = (event: AdverseEvent, seriousness: Seriousness, at: Instant): AdverseEvent => {
  const seriousSince = seriousness === "serious" ? (event.seriousSince ?? at) : null;
  const isNewlySerious = event.seriousSince === null && seriousSince !== null;
  return { ...event, seriousness, seriousSince, reviewed: isNewlySerious ? null : event.reviewed };
};

const begun = (recorded: AdverseEvent["recorded"]): AdverseEvent => {
  const { eventId, term, grade, endedAt, outcome, drugAction, criteria, expectedness, relation } = recorded;
  const current = { eventId, term, grade, endedAt, outcome, drugAction, criteria, expectedness, relation };
  const nothingYet = { followUps: [], assessments: [], reviewed: null, reports: [], inError: null };
  const event: AdverseEvent = { ...current, ...nothingYet, recorded, seriousness: "not-assessed", seriousSince: null };
  return rejudged(event, recorded.seriousness, recorded.knownAt);
};

const followedUp = (event: AdverseEvent, followUp: AdverseEvent["followUps"][number]): AdverseEvent => {
  const { grade, endedAt, outcome, drugAction, knownAt } = followUp;
  const changed = {
    grade: grade ?? event.grade,
    endedAt: endedAt ?? event.endedAt,
    outcome: outcome ?? event.outcome,
    drugAction: drugAction ?? event.drugAction,
  };
  return rejudged({ ...event, ...changed, followUps: [...event.followUps, followUp] }, followUp.seriousness, knownAt);
};

const assessed = (event: AdverseEvent, assessment: AdverseEvent["assessments"][number]): AdverseEvent => {
  const { criteria, expectedness, relation, seriousness, knownAt } = assessment;
  return rejudged({ ...event, criteria, expectedness, relation, assessments: [...event.assessments, assessment] }, seriousness, knownAt);
};

type Later = Exclude<AdverseEventsEvent, { type: "adverse-event-recorded" }>;

const changed = (event: AdverseEvent, fact: Later, stamp: Stamp): AdverseEvent => {
  switch (fact.type) {
    case "adverse-event-followed-up":
      return followedUp(event, { ...bare(fact), ...stamp });
    case "seriousness-assessed":
      return assessed(event, { ...bare(fact), ...stamp });
    case "adverse-event-reviewed":
      return { ...event, reviewed: { ...stamp, note: fact.note } };
    case "report-made": {
      const { to, madeOn, reference } = fact;
      return { ...event, reports: [...event.reports, { ...stamp, to, madeOn, reference, declinedBecause: "" }] };
    }
    case "report-declined":
      return {
        ...event,
        reports: [...event.reports, { ...stamp, to: fact.to, madeOn: null, reference: "", declinedBecause: fact.reason }],
      };
    case "adverse-event-entered-in-error":
      return { ...event, inError: event.inError ?? { ...stamp, reason: fact.reason } };
    default:
      return unreachable(fact);
  }
};

const evolve = (state: AdverseEvents, { event, observedAt, receivedAt, actor }: Recorded<AdverseEventsEvent>): AdverseEvents => {
  const stamp: Stamp = { at: observedAt, knownAt: receivedAt ?? observedAt, by: actor };
  if (event.type === "adverse-event-recorded") return { events: [...state.events, begun({ ...bare(event), ...stamp })] };
  return { events: state.events.map((one) => (one.eventId === event.eventId ? changed(one, event, stamp) : one)) };
};

/** One an episode; its stream id is the episode's own. */
export const adverseEventsStream: StreamDefinition<AdverseEvents, AdverseEventsEvent> = {
  kind: "adverse-events",
  schemaVersion: 1,
  initial: { events: [] },
  parse: ({ type, payload }) => adverseEventsEvent.parse({ ...Object(payload), type }),
  evolve,
};

/** More than an effect that was to be expected, or may be. What is serious always is (AE-9). */
export const asksForSomething = (standing: AdverseEvent["recorded"]["standing"]["kind"], seriousness: Seriousness): boolean =>
  standing !== "expected-effect" || seriousness === "serious";

export const eventOf = ({ events }: AdverseEvents, eventId: Uuid): AdverseEvent | undefined =>
  events.find((one) => one.eventId === eventId);
