import * as z from "zod/mini";

import { instrumentIds } from "#care/measures/rules/instrument-definition.ts";
import { routes } from "#care/pharmacy/rules/drug.ts";
import { planConditions } from "#care/plan/rules/events.ts";
import { recordClasses } from "#care/people/rules/retain-until.ts";
import { closings } from "#care/people/rules/episode-stage.ts";
import { command, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, plainDate } from "#platform/http/schema.ts";

import { closingReading, contactOutcomes, contactWays, reviewItems } from "./rules/events.ts";
import { plannedStates } from "./rules/planned-status.ts";

const actor = z.object({ kind: z.enum(["staff", "patient", "device", "system"]), id });
const stamped = { at: instant, by: actor };
const instrument = z.enum(instrumentIds);

/** When a message went; `hadAddress` is false when the patient had no address to send it to. */
const notice = z.object({ at: instant, hadAddress: z.boolean() });

const planned = z.object({
  requestId: id,
  instrument,
  dueAt: instant,
  answerBy: instant,
  state: z.enum(plannedStates),
  answer: z.nullable(z.object({ at: instant, total: z.nullable(z.number()) })),
  asked: z.nullable(notice),
  reminded: z.nullable(notice),
});
export type PlannedView = z.output<typeof planned>;

const driftReading = z.object({ at: instant, total: z.number() });
const drift = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("not-assessed"), reason: z.enum(["no-baseline", "no-dose", "no-reading"]) }),
  z.object({ kind: z.literal("steady"), nadir: z.number(), latest: driftReading }),
  z.object({
    kind: z.enum(["once", "drift"]),
    signs: z.array(z.enum(["response-lost", "risen-from-nadir"])),
    nadir: z.number(),
    since: driftReading,
    latest: driftReading,
  }),
]);
export type DriftView = z.output<typeof drift>;

const contact = z.object({ ...stamped, contactId: id, how: z.enum(contactWays), outcome: z.enum(contactOutcomes), note: z.string() });
export type ContactView = z.output<typeof contact>;

const span = { doseAt: instant, until: z.nullable(instant) };
const duration = z.discriminatedUnion("kind", [
  z.object({ ...span, kind: z.literal("not-assessed"), reason: z.enum(["no-baseline", "no-reading"]) }),
  z.object({ ...span, kind: z.literal("no-response"), readings: z.number() }),
  z.object({ ...span, kind: z.literal("lost"), days: z.number(), lostAt: instant, heldAt: instant, confirmed: z.boolean() }),
  z.object({ ...span, kind: z.literal("held"), days: z.number(), heldAt: instant, why: z.enum(["next-dose", "last-reading"]) }),
]);
export type DurationView = z.output<typeof duration>;

const found = z.enum(["present", "absent", "not-assessed"]);
const evidence = z.discriminatedUnion("rule", [
  z.object({ rule: z.literal("BST-02"), found, why: z.enum(["drift", "once", "ideation-rose", "steady", "no-data"]) }),
  z.object({
    rule: z.literal("BST-03"),
    found,
    lastInterval: z.nullable(z.number()),
    usualNext: z.nullable(z.tuple([z.number(), z.number()])),
  }),
  z.object({ rule: z.literal("BST-04"), found }),
  z.object({ rule: z.literal("BST-05"), found, doses: z.number(), bestDrop: z.nullable(z.number()), emptyBoosters: z.number() }),
  z.object({ rule: z.literal("BST-06"), found, dosesSince: z.number(), dueAt: z.nullable(instant) }),
]);
export type EvidenceView = z.output<typeof evidence>;

const review = z.object({ ...stamped, reviewId: id, covered: z.array(z.enum(reviewItems)), conclusion: z.string() });

const survivalStep = z.object({
  days: z.number(),
  atRisk: z.number(),
  events: z.number(),
  censored: z.number(),
  share: z.number(),
  standardError: z.nullable(z.number()),
  lower: z.nullable(z.number()),
  upper: z.nullable(z.number()),
});
const cohort = z.object({
  of: z.discriminatedUnion("by", [
    z.object({ by: z.literal("all") }),
    z.object({ by: z.literal("route"), route: z.enum(routes) }),
    z.object({ by: z.literal("condition"), condition: z.nullable(z.enum(planConditions)) }),
  ]),
  patients: z.number(),
  /** Doses by what is known of their benefit: nothing is left out of sight. */
  doses: z.object({ lost: z.number(), held: z.number(), noResponse: z.number(), notAssessed: z.number() }),
  curve: z.object({
    steps: z.array(survivalStep),
    followed: z.number(),
    events: z.number(),
    medianDays: z.nullable(z.number()),
  }),
});
export type CohortView = z.output<typeof cohort>;

const followUp = z.object({
  timeZone: z.string(),
  lastDoseAt: z.nullable(instant),
  planned: z.array(planned),
  contacts: z.array(contact),
  drift,
  /** The limits by which the readings are judged, for the words beside them. */
  limits: z.object({ drop: z.number(), rise: z.number(), total: z.number(), apart: z.number() }),
  durations: z.array(duration),
  /** For a prescriber who thinks about a further dose: what the record shows, never what to do. */
  evidence: z.array(evidence),
  reviews: z.array(review),
  /** What the gate of closing the episode says now; as it was kept, once the episode is closed. */
  gate: closingReading,
  closed: z.nullable(z.object({ ...stamped, closing: z.enum(closings), summary: z.string() })),
  reopened: z.nullable(z.object({ ...stamped, reason: z.string() })),
  /** For a closed episode: until when its record is kept at least. A null date: nobody can say, so it is kept. */
  kept: z.nullable(z.array(z.object({ record: z.enum(recordClasses), until: z.nullable(plainDate) }))),
});
export type FollowUpView = z.output<typeof followUp>;

const waiting = z.object({
  requestId: id,
  episodeId: id,
  patientId: id,
  patient: z.string(),
  instrument,
  dueAt: instant,
  answerBy: instant,
  state: z.enum(["due", "overdue"]),
  lastContactAt: z.nullable(instant),
});
export type WaitingFollowUp = z.output<typeof waiting>;

export const followUpContract = {
  readFollowUp: read({
    path: "/api/episodes/:episodeId/follow-up",
    summary: "An episode's follow-up",
    permission: "chart.read",
    chart: "episode",
    response: followUp,
  }),
  readFollowUps: read({
    path: "/api/follow-ups",
    summary: "Questionnaires that patients were asked for and have not answered",
    permission: "follow-up.schedule",
    chart: "none",
    response: z.object({ waiting: z.array(waiting) }),
  }),
  scheduleFollowUp: command({
    path: "/api/episodes/:episodeId/schedule-follow-up",
    summary: "Plan the questionnaires after the last dose",
    permission: "follow-up.schedule",
    chart: "episode",
    body: z.object({ instruments: z.array(instrument).check(z.maxLength(10)) }),
  }),
  recordContact: command({
    path: "/api/episodes/:episodeId/follow-up-contacts/:contactId/record",
    summary: "Record a contact in the follow-up",
    permission: "task.work",
    chart: "episode",
    body: z.object({ how: z.enum(contactWays), outcome: z.enum(contactOutcomes), note: optionalWords(4_000) }),
  }),
  readDurability: read({
    path: "/api/outcomes/durability",
    summary: "How long the benefit of doses lasted, over all patients",
    permission: "chart.read",
    chart: "none",
    response: z.object({ cohorts: z.array(cohort) }),
  }),
  reviewMaintenance: command({
    path: "/api/episodes/:episodeId/maintenance-reviews/:reviewId/record",
    summary: "Record the medical director's review of a long course",
    permission: "order.sign",
    chart: "episode",
    body: z.object({ covered: z.array(z.enum(reviewItems)).check(z.maxLength(10)), conclusion: optionalWords(4_000) }),
  }),
  closeEpisode: command({
    path: "/api/episodes/:episodeId/close",
    summary: "Close an episode of care",
    permission: "integration.write",
    chart: "episode",
    body: z.object({
      closing: z.enum(closings),
      summary: optionalWords(4_000),
      overrides: z.array(z.object({ conditionId: z.string().check(z.maxLength(20)), reason: optionalWords(1_000) })).check(z.maxLength(10)),
    }),
  }),
  reopenEpisode: command({
    path: "/api/episodes/:episodeId/reopen",
    summary: "Open a closed episode of care again",
    permission: "integration.write",
    chart: "episode",
    body: z.object({ reason: optionalWords() }),
  }),
};
