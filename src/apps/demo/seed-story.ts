import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";

import { careRoutes } from "../server/care-routes.ts";
import { commandRunner } from "./command-runner.ts";
import { renewDemoGateway } from "./demo-gateway.ts";
import { inTurns } from "./in-turns.ts";
import type { SeededClinic } from "./seed-clinics.ts";
import { castOf, patientCaller } from "./story/cast.ts";
import { chance, seedOf } from "./story/chance.ts";
import { journeysOf, type Journey } from "./story/journeys.ts";
import type { ClinicStory, PatientStory } from "./story/patient-story.ts";
import { peopleOf } from "./story/people-of-the-story.ts";
import { dayAt, storyClock, type Calendar } from "./story/story-clock.ts";
import { tellBeginning, tellJourney } from "./story/tell-journey.ts";
import { tellCounts, tellDeliveries } from "./story/tell-pharmacy.ts";

export type Telling = {
  readonly log: ClinicalLog;
  readonly seed: number;
  readonly now: Instant;
  readonly origin: string;
};

/** Episodes that are told side by side. */
const atOnce = 8;

const askedAt = (calendar: Calendar, { askedDaysAgo, person }: Journey): Instant =>
  askedDaysAgo === 0 ? calendar.now.subtract({ minutes: 95 }) : dayAt(calendar, askedDaysAgo, person % 2 === 0 ? "08:40" : "20:30");

const patientStory = (story: ClinicStory, journey: Journey, calendar: Calendar, seed: number): PatientStory | undefined => {
  const slug = story.clinic.slug;
  const person = peopleOf(slug)[journey.person];
  if (person === undefined) return undefined;
  const luck = chance(seedOf(seed, slug, journey.person));
  const began = askedAt(calendar, journey);
  const patientId: Uuid = luck.id(began);
  return {
    ...story,
    person,
    patientId,
    episodeId: luck.id(began),
    patient: patientCaller(story.clinic.clinicId, patientId),
    therapist: story.cast.therapist(journey.person),
    chance: luck,
    clock: storyClock(calendar, began),
  };
};

/** Where somebody is treated: those who are in a session now each have a room of their own. */
const roomOf = ({ dosingRooms }: SeededClinic, { person }: Journey): Uuid => {
  const room = dosingRooms[person % dosingRooms.length];
  if (room === undefined) throw new Error("The demo clinic has no dosing room.");
  return room;
};

/** Tells the story of one clinic's patients, from everybody's first question to this minute. */
export const seedStory = async ({ log, seed, now, origin }: Telling, clinic: SeededClinic): Promise<void> => {
  const story: ClinicStory = { log, run: commandRunner(log, careRoutes), clinic, cast: castOf(clinic) };
  const calendar = { now, timeZone: clinic.timeZone };
  const lots = await tellDeliveries(story, calendar, chance(seedOf(seed, clinic.slug, "shelf")));
  const { tokenId: gatewayId } = await inClinic(log.database, clinic.clinicId, (tx) => renewDemoGateway(tx, now));
  const told = journeysOf(clinic.slug).flatMap((journey) => {
    const patient = patientStory(story, journey, calendar, seed);
    return patient === undefined ? [] : [{ patient, journey }];
  });
  for (const { patient, journey } of told) await tellBeginning(patient, journey);
  // The longest stories first, so that none is left to be told alone at the end.
  const longestFirst = told.toSorted((one, other) => other.journey.sessions - one.journey.sessions);
  await inTurns(longestFirst, atOnce, ({ patient, journey }) =>
    tellJourney(patient, journey, { lots, roomId: roomOf(clinic, journey), origin, gatewayId }),
  );
  await tellCounts(story, calendar, lots);
};
