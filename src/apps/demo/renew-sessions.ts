import { readBoardSessions } from "#care/dosing-session/server/read-board.ts";
import type { BoardSession } from "#care/dosing-session/contract-answers.ts";
import type { Uuid } from "#kernel/ids.ts";
import { hoursBetween, plusMinutes } from "#kernel/time.ts";
import { inClinic } from "#platform/database/transaction.ts";

import { StoryProblem } from "./command-runner.ts";
import { renewDemoGateway } from "./demo-gateway.ts";
import { finishSession } from "./finish-session.ts";
import { clinicStory, patientStory, type Telling } from "./make-stories.ts";
import { readWaiting, readPatientOf, type Waiting } from "./read-waiting.ts";
import type { SeededClinic } from "./seed-clinics.ts";
import { chance, seedOf } from "./story/chance.ts";
import { journeysOf, type Journey } from "./story/journeys.ts";
import type { ClinicStory, PatientStory } from "./story/patient-story.ts";
import { peopleOf } from "./story/people-of-the-story.ts";
import { simulatedPatient } from "./story/simulated-patient.ts";
import { tellCalendar } from "./story/tell-calendar.ts";
import { tellRunning, type JourneyNeeds } from "./story/tell-journey.ts";
import { shelfNow } from "./story/tell-pharmacy.ts";

/** A session of the demo that was begun longer ago is told to its end. */
const oldAfterHours = 3;

/** Minutes since the dose of each session that runs when the demo starts. */
const running = [25, 70] as const;

type Known = { readonly patientId: Uuid; readonly episodeId: Uuid; readonly givenName: string; readonly familyName: string };
type Renewing = Telling & { readonly story: ClinicStory };

/** Only people of the story: whoever a visitor has registered is left alone. */
const storyOf = (
  { story, seed, now }: Renewing,
  known: Known,
  change: Partial<Journey>,
): { patient: PatientStory; journey: Journey } | undefined => {
  const { slug, timeZone } = story.clinic;
  const place = peopleOf(slug).findIndex(({ givenName, familyName }) => givenName === known.givenName && familyName === known.familyName);
  const person = peopleOf(slug)[place];
  const usual = journeysOf(slug)[place];
  if (person === undefined || usual === undefined) return undefined;
  const journey: Journey = { ...usual, ...change, ending: "in-session" };
  const from = plusMinutes(now, -6 * 60);
  return {
    journey,
    patient: patientStory(story, { person, journey, calendar: { now, timeZone }, from, seed: seedOf(seed, now.toString()), known }),
  };
};

/** Passes over what the rules refuse: a visitor may have done otherwise than the story would. */
const unlessRefused = async (work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof StoryProblem) return false;
    throw error;
  }
};

const finish = async (renewing: Renewing, session: BoardSession): Promise<void> => {
  const { story } = renewing;
  const doseAt = session.firstDoseAt;
  const known = await inClinic(story.log.database, story.clinic.clinicId, (tx) => readPatientOf(tx, session.episodeId));
  const told = known === undefined ? undefined : storyOf(renewing, known, {});
  if (told === undefined || doseAt === null || (session.route !== "IM" && session.route !== "SL")) return;
  const order = { orderId: session.sessionId, route: session.route, form: session.form ?? "solution", dose: session.given };
  const { sessionId, roomId } = session;
  const found = {
    story: told.patient,
    journey: told.journey,
    sessionId,
    roomId,
    order,
    lotId: sessionId,
    doseId: sessionId,
    doseAt,
    body: simulatedPatient(sessionId),
  };
  await unlessRefused(() => finishSession(found));
};

const isOld = ({ now }: Telling, { firstDoseAt, status }: BoardSession): boolean =>
  status === "open" && firstDoseAt !== null && hoursBetween(firstDoseAt, now) >= oldAfterHours;

type Opening = { readonly waiting: Waiting; readonly minutesSinceDose: number; readonly needs: JourneyNeeds };

const open = (renewing: Renewing, { waiting, minutesSinceDose, needs }: Opening): Promise<boolean> => {
  const told = storyOf(renewing, waiting, { route: waiting.route, sessions: waiting.given, minutesSinceDose });
  return told === undefined ? Promise.resolve(false) : unlessRefused(() => tellRunning(told.patient, told.journey, needs));
};

/** Opens sessions for people who wait for one until two run. @returns whether any was opened */
const openFresh = async (renewing: Renewing, board: readonly BoardSession[]): Promise<boolean> => {
  const { story, seed, now, origin } = renewing;
  const { clinic, log } = story;
  const taken = board.filter(({ status }) => status === "open");
  const rooms = clinic.dosingRooms.filter((roomId) => !taken.some((session) => session.roomId === roomId));
  const wanted = running.slice(Math.min(taken.length, running.length));
  if (wanted.length === 0) return false;
  const lots = await shelfNow(story, now, chance(seedOf(seed, now.toString())));
  const { tokenId: gatewayId } = await inClinic(log.database, clinic.clinicId, (tx) => renewDemoGateway(tx, now));
  const candidates = (await inClinic(log.database, clinic.clinicId, (tx) => readWaiting(tx, now))).values();
  for (const [index, minutesSinceDose] of wanted.entries()) {
    const roomId = rooms[index];
    if (roomId === undefined) break;
    for (const waiting of candidates) {
      if (await open(renewing, { waiting, minutesSinceDose, needs: { lots, roomId, origin, gatewayId } })) break;
    }
  }
  return true;
};

/**
 * On a later start of the same data: sessions that were left running long ago are told to their end, and two others begin, so that the
 * board is alive again. Clinics in whose story nobody was in a session stay as they are.
 */
export const renewSessions = async (telling: Telling, clinic: SeededClinic): Promise<void> => {
  if (!journeysOf(clinic.slug).some(({ ending }) => ending === "in-session")) return;
  const story = clinicStory(telling, clinic);
  const renewing = { ...telling, story };
  const look = () => inClinic(telling.log.database, clinic.clinicId, (tx) => readBoardSessions(tx, "all", telling.now));
  for (const session of (await look()).filter((one) => isOld(telling, one))) await finish(renewing, session);
  if (await openFresh(renewing, await look())) await tellCalendar(story, { now: telling.now, timeZone: clinic.timeZone });
};
