import { isBefore, plusMinutes, type Instant } from "#kernel/time.ts";
import type { Uuid } from "#kernel/ids.ts";

import { sessionDaysAgo, type Journey } from "./journeys.ts";
import type { PatientStory } from "./patient-story.ts";
import { answersFor } from "./questionnaire-answers.ts";
import { sessionStory, type SessionStory } from "./session-story.ts";
import { dayAt } from "./story-clock.ts";
import { tellTherapyNotes } from "./tell-therapy.ts";
import { tellVomiting } from "./tell-adverse-event.ts";
import { tellEarlyContact, tellIntegrationNote, tellPractice, tellPracticeEnded, tellPsychotherapyNote } from "./tell-integration.ts";
import { tellMeasure } from "./tell-measures.ts";
import { tellOrder } from "./tell-plan.ts";
import { tellFormSent } from "./tell-rems.ts";
import { lotInUse, type ShelfLot } from "./tell-pharmacy.ts";
import { tellSession } from "./tell-session.ts";

/** What a course needs beside the patient: the shelf, and a room for each patient. */
export type CourseNeeds = { readonly lots: readonly ShelfLot[]; readonly roomId: Uuid };

const doseTimes = ["09:50", "11:20", "13:40", "10:30"] as const;

/** When the session that follows so many others is dosed, by the clinic's calendar. */
export const doseTime = ({ clock }: PatientStory, journey: Journey, given: number): Instant =>
  dayAt(clock.calendar, sessionDaysAgo(journey, given), doseTimes[journey.person % doseTimes.length] ?? doseTimes[0]);

const tellPreSession = async (story: PatientStory, journey: Journey, given: number): Promise<void> => {
  const of = Math.max(3, journey.sessions);
  const items = answersFor("phq9", journey, { kind: "after-sessions", given, of }, story.chance);
  await tellMeasure(story, { instrument: "phq9", items, occasion: "pre-session", sessionId: null });
};

/** The morning's questionnaire, the order, and the session as far as it has come. */
export const tellSessionDay = async (
  story: PatientStory,
  journey: Journey,
  given: number,
  doseAt: Instant,
  needs: CourseNeeds,
): Promise<SessionStory> => {
  const { clock } = story;
  clock.toMoment(plusMinutes(doseAt, -150));
  if (given > 0) await tellPreSession(story, journey, given);
  clock.toMoment(plusMinutes(doseAt, -75));
  const order = await tellOrder(story, journey, given);
  const { lotId } = lotInUse(needs.lots, order.form, doseAt);
  return sessionStory({ story, journey, roomId: needs.roomId, order, lotId, doseAt });
};

/** The days after a session: a call, a conversation with its note, and something for daily life. */
const tellAfterSession = async (story: PatientStory, journey: Journey, session: SessionStory, given: number): Promise<void> => {
  const { clock } = story;
  const moments = [plusMinutes(session.doseAt, 60 * 27), plusMinutes(session.doseAt, 60 * 51)] as const;
  const isPast = (moment: Instant): boolean => isBefore(moment, clock.calendar.now);
  clock.toMoment(plusMinutes(session.doseAt, 160));
  if (isPast(moments[0])) {
    clock.toMoment(moments[0]);
    await tellEarlyContact(story, session.sessionId);
  }
  if (!isPast(moments[1])) return;
  clock.toMoment(moments[1]);
  await tellIntegrationNote(story, session.sessionId, journey.person + given);
  await tellTherapyNotes(story, session.sessionId, journey.person, given);
  if (given === 0 && journey.person % 2 === 0) await tellPsychotherapyNote(story);
  clock.plus(6);
  const practiceId = await tellPractice(story, journey.person + given, journey.ending !== "integrating");
  if (journey.ending !== "completed" && journey.ending !== "withdrawn") return;
  clock.plus(60 * 24 * 3);
  await tellPracticeEnded(story, practiceId);
};

/** Every session of the course that is over, with its days after. */
export const tellSessions = async (story: PatientStory, journey: Journey, needs: CourseNeeds): Promise<readonly SessionStory[]> => {
  const told: SessionStory[] = [];
  for (let given = 0; given < journey.sessions; given += 1) {
    const session = await tellSessionDay(story, journey, given, doseTime(story, journey, given), needs);
    await tellSession(session);
    if (journey.route === "IN-ESK" && given === 1) await tellVomiting(session);
    await tellAfterSession(story, journey, session, given);
    if (journey.route === "IN-ESK" && given === 0) await tellFormSent(story, session.sessionId);
    told.push(session);
  }
  return told;
};
