import * as z from "zod/mini";

import { drugs, routes } from "#care/pharmacy/rules/drug.ts";
import { command, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, plainDate, words } from "#platform/http/schema.ts";

import { adverseEventCodes } from "./rules/data/adverse-event-terms.ts";
import { drugActions, expectedness, outcomes, relations } from "./rules/data/assessment-lists.ts";
import { storedCircumstances, storedCriteria, storedGrade, storedProposal, storedStanding, storedValues } from "./rules/events.ts";
import { reportDestinations } from "./rules/report-destinations.ts";
import { duties } from "./rules/reports-due.ts";

const seriousness = z.enum(["serious", "not-serious", "not-assessed"]);
const by = z.object({ at: instant, name: z.string() });

const report = z.object({
  to: z.enum(reportDestinations),
  madeOn: z.nullable(z.string()),
  reference: z.string(),
  declinedBecause: z.string(),
  at: instant,
});

const duty = z.object({
  duty: z.enum(duties),
  who: z.enum(["prescriber", "medical-director"]),
  dueAt: instant,
  state: z.enum(["open", "overdue", "done", "declined"]),
  why: z.string(),
  report: z.nullable(report),
});
export type DutyView = z.output<typeof duty>;

const adverseEvent = z.object({
  eventId: id,
  term: z.enum(adverseEventCodes),
  ownWords: z.string(),
  onsetAt: instant,
  endedAt: z.nullable(instant),
  grade: z.nullable(storedGrade),
  proposed: storedProposal,
  standing: storedStanding,
  criteria: storedCriteria,
  seriousness,
  expectedness: z.enum(expectedness),
  relation: z.enum(relations),
  drugAction: z.enum(drugActions),
  treatment: z.string(),
  outcome: z.enum(outcomes),
  session: z.nullable(z.object({ sessionId: z.string(), at: instant })),
  drug: z.nullable(z.enum(drugs)),
  recorded: by,
  followUps: z.array(
    z.extend(by, { note: z.string(), treatment: z.string(), grade: z.nullable(storedGrade), outcome: z.nullable(z.enum(outcomes)) }),
  ),
  assessments: z.array(z.extend(by, { note: z.string(), seriousness })),
  reviewed: z.nullable(z.extend(by, { note: z.string() })),
  duties: z.array(duty),
  inError: z.nullable(z.extend(by, { reason: z.string() })),
});
export type AdverseEventView = z.output<typeof adverseEvent>;

const openDuty = z.object({
  eventId: id,
  episodeId: id,
  patient: z.string(),
  term: z.enum(adverseEventCodes),
  grade: z.nullable(storedGrade),
  seriousness,
  duty,
});
export type OpenDuty = z.output<typeof openDuty>;

const count = z.object({ term: z.enum(adverseEventCodes), grade: z.nullable(storedGrade), count: z.number(), serious: z.number() });
export type AdverseEventCount = z.output<typeof count>;

const at = "/api/episodes/:episodeId/adverse-events/:eventId";

export const adverseEventsContract = {
  readAdverseEvents: read({
    path: "/api/episodes/:episodeId/adverse-events",
    summary: "Adverse events of an episode, with what is still owed",
    permission: "chart.read",
    chart: "episode",
    response: z.object({ timeZone: z.string(), events: z.array(adverseEvent) }),
  }),
  readOpenDuties: read({
    path: "/api/adverse-event-duties",
    summary: "Reviews and reports of adverse events that the clinic still owes",
    permission: "chart.read",
    chart: "none",
    response: z.object({ duties: z.array(openDuty) }),
  }),
  readAdverseEventCounts: read({
    path: "/api/adverse-event-counts",
    summary: "How many adverse events of which term and grade the clinic has",
    permission: "chart.read",
    chart: "none",
    response: z.object({ counts: z.array(count) }),
  }),
  recordAdverseEvent: command({
    path: `${at}/record-adverse-event`,
    summary: "Record an adverse event",
    permission: "session.chart",
    chart: "episode",
    body: z.object({
      term: z.enum(adverseEventCodes),
      ownWords: optionalWords(),
      onsetAt: instant,
      endedAt: z.nullable(instant),
      grade: z.nullable(storedGrade),
      values: storedValues,
      circumstances: storedCircumstances,
      criteria: storedCriteria,
      expectedness: z.enum(expectedness),
      relation: z.enum(relations),
      drugAction: z.enum(drugActions),
      treatment: optionalWords(),
      outcome: z.enum(outcomes),
      session: z.nullable(z.object({ sessionId: id, at: instant })),
      drug: z.nullable(z.enum(drugs)),
      route: z.nullable(z.enum(routes)),
    }),
  }),
  followUpAdverseEvent: command({
    path: `${at}/follow-up`,
    summary: "Add what was learnt of an adverse event later",
    permission: "session.chart",
    chart: "episode",
    body: z.object({
      followUpId: id,
      grade: z.nullable(storedGrade),
      endedAt: z.nullable(instant),
      outcome: z.nullable(z.enum(outcomes)),
      drugAction: z.nullable(z.enum(drugActions)),
      treatment: optionalWords(),
      note: optionalWords(),
    }),
  }),
  assessSeriousness: command({
    path: `${at}/assess-seriousness`,
    summary: "Assess seriousness, expectedness and relation of an adverse event",
    permission: "adverse-event.review",
    chart: "episode",
    body: z.object({ criteria: storedCriteria, expectedness: z.enum(expectedness), relation: z.enum(relations), note: optionalWords() }),
  }),
  reviewAdverseEvent: command({
    path: `${at}/review`,
    summary: "Review an adverse event as the medical director",
    permission: "adverse-event.review",
    chart: "episode",
    body: z.object({ note: words() }),
  }),
  recordReport: command({
    path: `${at}/record-report`,
    summary: "Record that a report of an adverse event went out",
    permission: "adverse-event.review",
    chart: "episode",
    body: z.object({ to: z.enum(reportDestinations), madeOn: plainDate, reference: words(200) }),
  }),
  declineReport: command({
    path: `${at}/decline-report`,
    summary: "Decide against a report that is voluntary or a matter of policy",
    permission: "adverse-event.review",
    chart: "episode",
    body: z.object({ to: z.enum(reportDestinations), reason: words() }),
  }),
  enterAdverseEventInError: command({
    path: `${at}/enter-in-error`,
    summary: "Cross out an adverse event, with the reason",
    permission: "adverse-event.review",
    chart: "episode",
    body: z.object({ reason: words(500) }),
  }),
};
