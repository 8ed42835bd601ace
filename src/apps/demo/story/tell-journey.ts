import type { Uuid } from "#kernel/ids.ts";
import { isBefore, plusMinutes } from "#kernel/time.ts";
import { sectionIds } from "#care/screening/rules/sections.ts";

import { endings, type Ending, type Journey } from "./journeys.ts";
import type { PatientStory } from "./patient-story.ts";
import type { SessionStory } from "./session-story.ts";
import { tellConsentStage } from "./tell-consent-stage.ts";
import { tellSessionDay, tellSessions, type CourseNeeds } from "./tell-course.ts";
import { tellAccepted, tellDeclined, tellRequest } from "./tell-enquiry.ts";
import { tellAnswers, tellClosed, tellContact, tellScheduled } from "./tell-follow-up.ts";
import { tellBaselines, tellScreeningDecision, tellSections, tellSubmitted } from "./tell-intake.ts";
import { tellCourseCompleted } from "./tell-integration.ts";
import { stepsOfMonitor } from "./tell-monitor.ts";
import { tellPlan } from "./tell-plan.ts";
import { tellPreparation, tellPrepared } from "./tell-preparation.ts";
import { tellEnrolment } from "./tell-rems.ts";
import { tellResults } from "./tell-results.ts";
import { tellSession } from "./tell-session.ts";

export type JourneyNeeds = CourseNeeds & {
  /** Where patients reach this server, for the links in the story's messages. */
  readonly origin: string;
  /** The gateway's token, by whose name the monitors of running sessions speak. */
  readonly gatewayId: Uuid;
};

const place = (ending: Ending): number => endings.indexOf(ending);
const comesTo = ({ ending }: Journey, stage: Ending): boolean => place(ending) >= place(stage);

/** @returns whether the story goes on to consent */
const tellScreening = async (story: PatientStory, journey: Journey): Promise<boolean> => {
  const { clock } = story;
  const asked = journey.askedDaysAgo;
  clock.to(asked - 1, "10:15");
  await tellAccepted(story);
  if (journey.ending === "accepted") return false;
  clock.to(asked - 3, "19:20");
  const isBegun = journey.ending === "intake-begun";
  const said = await tellSections(story, journey, isBegun ? journey.steps : sectionIds.length);
  if (isBegun) return false;
  // The one who is troubled has just answered: nobody has seen it yet.
  if (journey.ending === "intake-flagged") clock.toMoment(plusMinutes(clock.calendar.now, -30));
  await tellBaselines(story, journey);
  clock.plus(1);
  await tellSubmitted(story);
  if (journey.ending === "intake-submitted" || journey.ending === "intake-flagged") return false;
  clock.to(asked - 6, "09:40");
  await tellResults(story);
  clock.to(asked - 8, "16:10");
  const decision = journey.ending === "deferred" ? "defer" : journey.ending === "screened-out" ? "decline" : "accept";
  await tellScreeningDecision(story, said, decision);
  return decision === "accept" && journey.ending !== "admitted";
};

/** @returns whether the story goes on to the sessions */
const tellPreparing = async (story: PatientStory, journey: Journey): Promise<boolean> => {
  story.clock.to(journey.askedDaysAgo - 12, "15:30");
  await tellPlan(story, journey);
  if (journey.route === "IN-ESK") await tellEnrolment(story, journey);
  story.clock.to(journey.askedDaysAgo - 14, "13:30");
  await tellPreparation(story, journey, journey.steps);
  if (journey.ending === "preparing") return false;
  story.clock.to(journey.askedDaysAgo - 17, "16:40");
  await tellPrepared(story);
  return journey.ending !== "prepared";
};

/** The session that runs now: as far as it has come, with its monitor. */
export const tellRunning = async (story: PatientStory, journey: Journey, needs: JourneyNeeds): Promise<void> => {
  const doseAt = plusMinutes(story.clock.calendar.now, -journey.minutesSinceDose);
  const session = await tellSessionDay(story, journey, journey.sessions, doseAt, needs);
  await tellSession(session, stepsOfMonitor(session, needs.gatewayId));
};

const tellFollowing = async (story: PatientStory, journey: Journey, sessions: readonly SessionStory[], origin: string): Promise<void> => {
  const { clock } = story;
  const lastDoseAt = sessions.at(-1)?.doseAt;
  if (lastDoseAt === undefined) return;
  clock.toMoment(plusMinutes(lastDoseAt, 60 * 24 * 6));
  if (journey.ending === "withdrawn") return void (await tellClosed(story, "withdrawn"));
  await tellCourseCompleted(story);
  clock.plus(10);
  const planned = await tellScheduled(story, journey);
  const closesAt = plusMinutes(clock.calendar.now, -60 * 24 * 12);
  const asked = journey.ending === "completed" ? planned.filter(({ dueAt }) => isBefore(dueAt, closesAt)) : planned;
  await tellAnswers(story, asked, { journey, lastDoseAt, origin });
  if (journey.response === "relapse")
    await tellContact(story, "Worse for three weeks, since the move. Comes in on Thursday to speak about a further session.");
  if (journey.ending === "completed") await tellClosed(story, "completed");
};

/** Tells one patient's way through the clinic, from the first question to where they are today. */
export const tellJourney = async (story: PatientStory, journey: Journey, needs: JourneyNeeds): Promise<void> => {
  if (journey.ending === "enquiry-declined") {
    story.clock.to(journey.askedDaysAgo - 2, "11:00");
    return void (await tellDeclined(story, journey));
  }
  if (!comesTo(journey, "accepted") || !(await tellScreening(story, journey))) return;
  if (!(await tellConsentStage(story, journey)) || !(await tellPreparing(story, journey))) return;
  const sessions = await tellSessions(story, journey, needs);
  if (journey.ending === "in-session") return tellRunning(story, journey, needs);
  if (journey.ending !== "integrating") await tellFollowing(story, journey, sessions, needs.origin);
};

/** The question with which it all began; told one patient at a time, so that nobody takes another's free time. */
export const tellBeginning = (story: PatientStory, journey: Journey): Promise<void> =>
  tellRequest(story, journey, journey.ending === "asked" && journey.person % 2 === 1);
