import { consentFacts, missingConsents } from "#care/consent/rules/consent-facts.ts";
import { standingDoses } from "#care/dosing-session/rules/dosing-session.ts";
import { dosedSession } from "#care/integration/rules/dosed-session.ts";
import { integrationFacts, sessionsWithoutNote } from "#care/integration/rules/integration-facts.ts";
import { baselineInstruments } from "#care/measures/rules/asked-instruments.ts";
import { baselineOf, measureFacts } from "#care/measures/rules/measure-facts.ts";
import { planFacts } from "#care/plan/rules/plan-facts.ts";
import { missingSteps, type PreparationStep } from "#care/preparation/rules/open-steps.ts";
import { safetyRuleEntryOf } from "#care/safety/rules/data/safety-rules.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Instant } from "#kernel/time.ts";

import type { Course } from "./course.ts";
import type { MissingThing, Turn } from "./missing-things.ts";

export type Missing = { readonly what: MissingThing; readonly turn: Turn };

const when = (needed: boolean, what: MissingThing, turn: Turn): readonly Missing[] => (needed ? [{ what, turn }] : []);

const inScreening = ({ screening, measures }: Course): readonly Missing[] => {
  const withoutBaseline = baselineInstruments.some((instrument) => baselineOf(measures.results, instrument) === null);
  const submitted = screening.submittedAt !== null;
  return [
    ...when(!submitted, "intake", "patient"),
    ...when(withoutBaseline, "baseline-measure", "patient"),
    ...when(submitted && !withoutBaseline, "screening-decision", "prescriber"),
  ];
};

/** The last dose that stands in any of the sessions. */
const lastDoseOf = ({ sessions }: Course): Instant | null =>
  sessions
    .flatMap(({ session }) => standingDoses(session).map(({ observedAt }) => observedAt))
    .toSorted((one, other) => Temporal.Instant.compare(one, other))
    .at(-1) ?? null;

const inConsent = (course: Course, at: Instant): readonly Missing[] => {
  const { consent, protocol } = course;
  if (consent.explained === null) return [{ what: "consent-conversation", turn: "therapist" }];
  return when(
    missingConsents(consentFacts(consent, { at, protocol, lastDoseAt: lastDoseOf(course) }), consent.explained).length > 0,
    "consent-signature",
    "patient",
  );
};

const inPreparation = ({ preparation, plan }: Course): readonly Missing[] => {
  const { plan: treatment, activeOrder } = planFacts(plan);
  const steps = missingSteps(preparation);
  const isOpen = (step: PreparationStep): boolean => steps.includes(step);
  const parts = [
    ...when(treatment === null, "plan", "prescriber"),
    ...when(isOpen("intention"), "intention", "patient"),
    ...when(isOpen("expectations"), "expectations", "patient"),
    ...when(isOpen("escort"), "escort", "patient"),
    ...when(isOpen("support-plan"), "support-plan", "therapist"),
  ];
  if (parts.length > 0) return parts;
  if (preparation.completed === null) return [{ what: "preparation-complete", turn: "therapist" }];
  return activeOrder === null ? [{ what: "order", turn: "prescriber" }] : [{ what: "open-session", turn: "monitor" }];
};

const inDosing = ({ sessions }: Course): readonly Missing[] => {
  const last = sessions.at(-1)?.session;
  if (last === undefined || last.status === "none") return [{ what: "open-session", turn: "monitor" }];
  return last.status === "open" ? [{ what: "running-session", turn: "monitor" }] : [{ what: "close-session", turn: "monitor" }];
};

const inIntegration = ({ sessions, integration }: Course): readonly Missing[] => {
  const dosed = sessions.flatMap(({ sessionId, session }) => dosedSession(sessionId, session) ?? []);
  const unnoted = sessionsWithoutNote(integrationFacts(integration), dosed).length > 0;
  const unclosed = sessions.some(({ session }) => session.status === "released" && standingDoses(session).length > 0);
  const parts = [...when(unnoted, "integration-note", "therapist"), ...when(unclosed, "close-session", "monitor")];
  return parts.length > 0 ? parts : [{ what: "next-session", turn: "therapist" }];
};

const inFollowUp = ({ followUp, measures }: Course, at: Instant): readonly Missing[] => {
  const due = measureFacts(measures).openRequests.some((request) => Temporal.Instant.compare(request.dueAt, at) <= 0);
  const planned = followUp.planned.some((one) => one.cancelled === null);
  return [...when(!planned, "schedule-follow-up", "therapist"), ...when(due, "answer-measure", "patient")];
};

const inStage = (course: Course, at: Instant): readonly Missing[] => {
  switch (course.stage) {
    case "enquiry":
      return when(course.enquiry.status === "open", "answer-enquiry", "coordinator");
    case "screening":
      return inScreening(course);
    case "consent":
      return inConsent(course, at);
    case "preparation":
      return inPreparation(course);
    case "dosing":
      return inDosing(course);
    case "integration":
      return inIntegration(course);
    case "follow-up":
      return inFollowUp(course, at);
    case "closed":
      return [];
    default:
      return unreachable(course.stage);
  }
};

/** Whoever closes the first open flag has the turn. What compliance keeps is told to compliance alone. */
const openFlags = ({ measures, safety }: Course): readonly Missing[] => {
  const closers = [...measures.flags, ...safety.flags]
    .filter(({ closed }) => closed === null)
    .map(({ rule }) => safetyRuleEntryOf(rule).closeBy);
  if (closers.includes("prescriber")) return [{ what: "safety-flag", turn: "prescriber" }];
  return when(closers.includes("clinician"), "safety-flag", "therapist");
};

/** What is missing now, the most pressing first: an open safety flag stands before everything (EPI-1), then the stage's own (EPI-2). */
export const whatIsMissing = (course: Course, at: Instant): readonly Missing[] => [...openFlags(course), ...inStage(course, at)];

/** Whose turn it is: that of the first missing thing; null when nothing is asked of anybody (EPI-3). */
export const whoseTurn = (missing: readonly Missing[]): Turn | null => missing[0]?.turn ?? null;
